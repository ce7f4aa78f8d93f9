//! App: the state, the effects, the store, the network.
