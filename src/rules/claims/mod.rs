//! Rules about what is asserted, and on whose word.

mod agentless_allegation;
mod second_hand_attribution;
mod unsourced_accusation;
mod unsourced_assessment;
mod unsourced_statistic;

pub(super) use agentless_allegation::AGENTLESS_ALLEGATION;
pub(super) use second_hand_attribution::{SECOND_HAND_ATTRIBUTION, addressee, is_own};
pub(super) use unsourced_accusation::UNSOURCED_ACCUSATION;
pub(super) use unsourced_assessment::UNSOURCED_ASSESSMENT;
pub(super) use unsourced_statistic::UNSOURCED_STATISTIC;
