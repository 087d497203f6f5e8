//! What `identity-client` has beside the generated code: encryption of passwords, configuration, answers that say they
//! failed.

use base64::Engine;
use clientwright_runtime::json::from_str;
use identity_client::sailpoint::{Config, ConfigError};
use identity_client::types::{DavinciFlowStep, ExternalWorkflowResponse, TokenAuthResponse};
use identity_client::{EncryptPasswordError, encrypt_password};
use std::path::Path;
use std::process::Command;

/// Runs openssl; `None` when there is none on this machine.
fn openssl(arguments: &[&str], folder: &Path) -> Option<Vec<u8>> {
    let output = Command::new("openssl").args(arguments).current_dir(folder).output().ok()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(output.stdout)
}

#[test]
fn openssl_decrypts_what_was_encrypted() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path();
    let generate = ["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", "key.pem"];
    if openssl(&generate, dir).is_none() {
        println!("skipped: openssl is not installed");
        return;
    }
    let der = openssl(&["pkey", "-in", "key.pem", "-pubout", "-outform", "DER"], dir).expect("openssl");
    let key = base64::engine::general_purpose::STANDARD.encode(der);
    for password in ["", "pä$$wörd 🔑", &"x".repeat(245)] {
        let cipher = encrypt_password(&key, password).expect("a cipher text");
        assert_eq!(cipher.len(), 344, "256 bytes in Base64 on one line");
        let cipher = base64::engine::general_purpose::STANDARD.decode(cipher).expect("Base64");
        std::fs::write(dir.join("cipher"), cipher).expect("a file");
        let decrypt = [
            "pkeyutl",
            "-decrypt",
            "-inkey",
            "key.pem",
            "-in",
            "cipher",
            "-pkeyopt",
            "rsa_padding_mode:pkcs1",
        ];
        assert_eq!(openssl(&decrypt, dir).expect("openssl"), password.as_bytes());
    }
    assert_ne!(encrypt_password(&key, "a"), encrypt_password(&key, "a"), "the padding is random");
    let too_long = EncryptPasswordError::PasswordTooLong { bytes: 246, most: 245 };
    assert_eq!(encrypt_password(&key, &"x".repeat(246)), Err(too_long));
}

#[test]
fn keys_that_are_none() {
    assert_eq!(encrypt_password("not base64!", "a"), Err(EncryptPasswordError::KeyIsNotBase64));
    assert_eq!(encrypt_password("AAAA", "a"), Err(EncryptPasswordError::KeyIsNotRsa));
    assert_eq!(encrypt_password("", "a"), Err(EncryptPasswordError::KeyIsNotRsa));
}

fn variables(names: &'static [(&'static str, &'static str)]) -> impl Fn(&str) -> Option<String> {
    move |name| names.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
}

#[test]
fn the_first_source_with_a_base_url_counts_as_a_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("config.json");
    let absent = Config::discover_in(variables(&[]), &file);
    assert!(matches!(absent, Err(ConfigError::NotFound)), "{absent:?}");

    std::fs::write(&file, r#"{"ClientID":"f","clientsecret":"g","BaseUrl":"https://file.example.com/"}"#)
        .expect("a file");
    let config =
        Config::discover_in(variables(&[("SAIL_CLIENT_ID", "ignored")]), &file).expect("a configuration");
    assert_eq!((config.base_url.as_str(), config.client_id.as_str()), ("https://file.example.com/", "f"));
    assert!(!format!("{config:?}").contains('g') || !format!("{config:?}").contains("\"g\""));
    let server = config.server("beta").expect("a server");
    let identity_client::servers::Server::At(base) = server else { panic!("{server:?}") };
    assert_eq!(base.to_string(), "https://file.example.com/beta");

    let all =
        &[("SAIL_BASE_URL", "https://env.example.com"), ("SAIL_CLIENT_ID", "e"), ("SAIL_CLIENT_SECRET", "s")];
    let config = Config::discover_in(variables(all), &file).expect("a configuration");
    assert_eq!(config.base_url, "https://env.example.com");

    let half = Config::discover_in(variables(&all[..2]), &file);
    assert!(matches!(half, Err(ConfigError::Incomplete { missing: "SAIL_CLIENT_SECRET", .. })), "{half:?}");

    std::fs::write(&file, "[]").expect("a file");
    let list = Config::discover_in(variables(&[]), &file);
    assert!(matches!(list, Err(ConfigError::Malformed { .. })), "{list:?}");
}

#[test]
fn answers_with_status_200_that_say_they_failed() {
    let workflow = |text: &str| from_str::<ExternalWorkflowResponse>(text).expect("an answer");
    assert_eq!(workflow(r#"{"workflowExecutionId":"e","message":"m"}"#).executed(), Ok("e"));
    let failed = workflow(r#"{"message":"disabled"}"#).executed().map(str::to_owned).expect_err("a failure");
    assert_eq!(failed.to_string(), "the workflow was not executed: disabled");

    let token = |text: &str| from_str::<TokenAuthResponse>(text).expect("an answer").authenticated();
    assert!(token(r#"{"status":"SUCCESS"}"#).is_ok());
    assert!(token(r#"{"status":"PENDING"}"#).expect_err("not yet").is_pending());
    for text in ["{}", r#"{"status":"LOCKOUT"}"#, r#"{"status":"SUCCESSFUL"}"#, r#"{"status":null}"#] {
        assert!(!token(text).expect_err(text).is_pending(), "{text}");
    }

    let step = |text: &str| from_str::<DavinciFlowStep>(text).expect("an answer");
    assert!(step(r#"{"id":"a","success":true}"#).proceeding().is_ok());
    assert!(step(r#"{"id":"a","error":null}"#).proceeding().is_ok());
    let failed = step(r#"{"environment":{},"status":"FAILED","error":{"code":"X","message":"no"}}"#);
    let failed = failed.proceeding().map(|_| ()).expect_err("a failure");
    assert_eq!(
        (failed.code.as_ref().and_then(|code| code.as_str()), failed.message.as_deref()),
        (Some("X"), Some("no"))
    );
    assert!(step(r#"{"success":false,"message":"m"}"#).proceeding().is_err());
}

#[test]
fn an_environment_is_one_segment_of_a_path() {
    use identity_client::pingone::{custom_domain, sdk_token};
    assert!(sdk_token("eu", "abfba8f6-49eb", "key").is_ok());
    for environment in ["", "a/b", "..", "a?b", "a#b", "a b"] {
        assert!(sdk_token("eu", environment, "key").is_err(), "{environment:?}");
    }
    for domain in ["", "a b", "u@evil.com", "a?b", "a#b"] {
        assert!(custom_domain(domain).is_err(), "{domain:?}");
    }
}
