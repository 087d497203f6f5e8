//! The mock from outside: raw HTTP over a loopback connection.

mod connection;
mod endpoints;
