//! What goes over the wire between the app and a back end.
