//! Rules about how sources are introduced.

mod incomplete_first_mention;
mod role_without_name;
mod uncredited_agency;

pub(super) use incomplete_first_mention::INCOMPLETE_FIRST_MENTION;
pub(super) use role_without_name::ROLE_WITHOUT_NAME;
pub(super) use uncredited_agency::UNCREDITED_AGENCY;
