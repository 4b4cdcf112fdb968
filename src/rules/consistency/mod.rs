//! Rules that hold one part of the story against another.

mod conflicting_attribution;
mod hedge_mismatch;
mod inconsistent_figure;
mod inconsistent_name;

pub(super) use conflicting_attribution::CONFLICTING_ATTRIBUTION;
pub(super) use hedge_mismatch::HEDGE_MISMATCH;
pub(super) use inconsistent_figure::INCONSISTENT_FIGURE;
pub(super) use inconsistent_name::INCONSISTENT_NAME;
