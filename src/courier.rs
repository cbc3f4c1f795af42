//! Outbox to channels, with patience and a limit.
