//! Screens, actions, forms, texts and one module per service, without I/O.
