//! Whose a quotation is that has no cue of its own: by a label, by what stands around it, by whose
//! turn it is, or because the body gives the same words to somebody. And what is in marks and no
//! quotation at all.

pub(super) mod display;
pub(super) mod lead_in;
pub(super) mod link;
pub(super) mod naming;
pub(super) mod speaker_label;
pub(super) mod turns;
