//! Steps of the service.
