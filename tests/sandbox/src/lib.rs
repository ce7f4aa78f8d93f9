//! The reference back end: the contract, enforced, with a clock to turn.
