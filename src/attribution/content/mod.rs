//! Where a content begins and ends: the clause behind a cue or before it, what may stand between
//! the two, and what the writer adds that is nobody's words any more.

mod adjunct;
pub(super) mod aside;
pub(super) mod clause;
pub(super) mod end;
mod statement;
