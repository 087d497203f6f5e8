//! Support of the acceptance tests.
