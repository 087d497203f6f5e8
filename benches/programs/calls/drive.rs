//! What both programs do: so many calls, or one whose allocations are counted.

pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// One side.
pub trait Calls: Sized {
    /// A client of the server, and a page of so many entries to be sent.
    fn new(server: &str, entries: usize) -> Result<Self>;

    /// Sends the page, and answers with how many entries came back.
    async fn call(&self) -> Result<usize>;
}

/// The arguments: the server, the number of entries in a page, the number of calls. Printed are allocations and bytes of one
/// more call.
pub fn drive<C: Calls>() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [server, entries, calls] = &arguments[..] else { return Err("SERVER ENTRIES CALLS".into()) };
    let (entries, calls): (usize, usize) = (entries.parse()?, calls.parse()?);
    // one thread, so that everything that a call needs is allocated on the thread that is counted
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let side = C::new(server, entries)?;
    for _ in 0..calls {
        assert_eq!(runtime.block_on(side.call())?, entries);
    }
    let mut last = Ok(0);
    let counted = allocation_counter::measure(|| last = runtime.block_on(side.call()));
    assert_eq!(last?, entries);
    println!("{} {}", counted.count_total, counted.bytes_total);
    Ok(())
}
