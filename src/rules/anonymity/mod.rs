//! Rules about sources without a name.

mod anonymity_reason_missing;
mod anonymous_in_display;
mod anonymous_opinion;
mod anonymous_source;
mod aside;
mod bare_source;
mod camp;
mod crowd;
mod earlier;
mod evidence_next;
mod heard;
mod informing;
mod introduced;
mod member;
mod reason;
mod single_anonymous_basis;
mod unnamed;
mod vague_collective;

pub(super) use anonymity_reason_missing::ANONYMITY_REASON_MISSING;
pub(super) use anonymous_in_display::ANONYMOUS_IN_DISPLAY;
pub(super) use anonymous_opinion::ANONYMOUS_OPINION;
pub(super) use anonymous_source::ANONYMOUS_SOURCE;
pub(super) use bare_source::BARE_SOURCE;
pub(super) use introduced::{Introduced, is_named_next};
pub(super) use single_anonymous_basis::SINGLE_ANONYMOUS_BASIS;
pub(super) use unnamed::is_unnamed;
pub(super) use vague_collective::{VAGUE_COLLECTIVE, is_reported_as_vague};
