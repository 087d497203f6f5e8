//! Access tokens. In: scheme names, lifetimes; out: tokens, and whether one is accepted.
//! It never holds a real secret: tokens are numbered, and valid at this mock alone.

pub(crate) mod endpoint;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Which bearer tokens a mock accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TokenPolicy {
    /// Any that is not empty.
    #[default]
    Any,
    /// Those that were issued for the scheme and have not expired.
    Issued,
}

/// The tokens of a mock: a handle that can be cloned, so that hand-made routes can issue tokens too.
#[derive(Debug, Clone)]
pub struct Tokens {
    state: Arc<Mutex<State>>,
}

#[derive(Debug)]
struct State {
    policy: TokenPolicy,
    kept: usize,
    issued: u64,
    tokens: VecDeque<Token>,
}

#[derive(Debug)]
struct Token {
    text: String,
    schemes: Vec<String>,
    /// `None`: it does not expire by itself.
    until: Option<Instant>,
}

impl Tokens {
    pub(crate) fn new(policy: TokenPolicy, kept: usize) -> Self {
        Self { state: Arc::new(Mutex::new(State { policy, kept, issued: 0, tokens: VecDeque::new() })) }
    }

    /// Issues a token that is accepted for these security schemes of the description, for so long.
    pub fn issue(&self, schemes: &[&str], lifetime: Duration) -> String {
        let mut state = self.lock();
        state.issued += 1;
        let text = format!("mock-access-token-{}", state.issued);
        let until = Instant::now().checked_add(lifetime);
        let schemes = schemes.iter().map(|name| (*name).to_owned()).collect();
        state.add(Token { text: text.clone(), schemes, until });
        text
    }

    /// Accepts a token of your own for a security scheme, until it is expired by hand.
    pub fn accept(&self, scheme: &str, token: &str) {
        self.lock().add(Token { text: token.to_owned(), schemes: vec![scheme.to_owned()], until: None });
    }

    /// Ends every token that was issued so far.
    pub fn expire_all(&self) {
        self.lock().tokens.clear();
    }

    /// Ends one token; whether there was such a one.
    pub fn revoke(&self, token: &str) -> bool {
        let mut state = self.lock();
        let before = state.tokens.len();
        state.tokens.retain(|known| known.text != token);
        state.tokens.len() < before
    }

    /// How many tokens were issued since the start.
    pub fn issued(&self) -> u64 {
        self.lock().issued
    }

    pub(crate) fn set_kept(&self, kept: usize) {
        self.lock().kept = kept;
    }

    pub(crate) fn set_policy(&self, policy: TokenPolicy) {
        self.lock().policy = policy;
    }

    /// Whether a token is accepted for a scheme.
    pub(crate) fn accepts(&self, scheme: &str, token: &str) -> bool {
        let state = self.lock();
        let now = Instant::now();
        let valid = |known: &Token| {
            known.text == token
                && known.schemes.iter().any(|name| name == scheme)
                && known.until.is_none_or(|until| now < until)
        };
        match state.policy {
            TokenPolicy::Any => true,
            TokenPolicy::Issued => state.tokens.iter().any(valid),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // No code panics while it holds the lock; if one did, the tokens would still be whole.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn add(&mut self, token: Token) {
        if self.tokens.len() >= self.kept {
            self.tokens.pop_front();
        }
        self.tokens.push_back(token);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_good_for_its_schemes_and_its_time() {
        let tokens = Tokens::new(TokenPolicy::Issued, 2);
        let token = tokens.issue(&["a", "b"], Duration::from_secs(60));
        assert!(tokens.accepts("a", &token) && tokens.accepts("b", &token));
        assert!(!tokens.accepts("c", &token) && !tokens.accepts("a", "other"));
        let dead = tokens.issue(&["a"], Duration::ZERO);
        assert!(!tokens.accepts("a", &dead));
        tokens.accept("c", "own");
        assert!(tokens.accepts("c", "own") && !tokens.accepts("a", &token), "the oldest is forgotten");
        assert!(tokens.revoke("own") && !tokens.revoke("own"));
        tokens.expire_all();
        assert!(!tokens.accepts("a", &dead));
        tokens.set_policy(TokenPolicy::Any);
        assert!(tokens.accepts("a", "anything"));
    }
}
