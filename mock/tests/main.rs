//! The mock from outside: raw HTTP over a loopback connection.

#[cfg(test)]
mod body;
#[cfg(test)]
mod connection;
#[cfg(test)]
mod description;
#[cfg(test)]
mod endpoints;
#[cfg(test)]
mod http;
#[cfg(test)]
mod parameter;
#[cfg(test)]
mod respond;
#[cfg(test)]
mod security;
#[cfg(test)]
mod server;
#[cfg(test)]
mod token;
