//! A server that gives back the body it got.
//!
//! In come requests over HTTP/1.1 with a length; out go answers with status 200 and the same body. It never looks into a body,
//! so that what a call costs is the client's cost.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};

/// Serves on a free port of the loopback, which is printed, until the process is ended.
///
/// # Errors
/// When there is no port, or nobody reads what is printed.
pub fn serve() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let mut out = io::stdout();
    writeln!(out, "http://{}", listener.local_addr()?)?;
    out.flush()?;
    for stream in listener.incoming() {
        let stream = stream?;
        // whoever goes away in the middle of a request does not want an answer
        std::thread::spawn(move || drop(answer(&stream)));
    }
    Ok(())
}

fn answer(stream: &TcpStream) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    while let Some(length) = head(&mut reader)? {
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        let mut message =
            format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n")
                .into_bytes();
        message.extend_from_slice(&body);
        (&mut &*stream).write_all(&message)?;
    }
    Ok(())
}

/// Reads the head of a request: the length of its body; `None` when there is no further request.
fn head(reader: &mut impl BufRead) -> io::Result<Option<usize>> {
    let mut length = 0;
    let mut line = String::new();
    loop {
        line.clear();
        if reader.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        if line.trim_end().is_empty() {
            return Ok(Some(length));
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().map_err(io::Error::other)?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_of_a_body_is_found() {
        let mut text = "POST / HTTP/1.1\r\nContent-Length: 12\r\nhost: x\r\n\r\nrest".as_bytes();
        assert_eq!(head(&mut text).unwrap(), Some(12));
        assert_eq!(text, b"rest");
        assert_eq!(head(&mut "".as_bytes()).unwrap(), None);
    }
}
