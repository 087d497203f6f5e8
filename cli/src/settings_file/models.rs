//! Choices about models as `clientwright.toml` writes them. In: words; out: settings. It never knows what they do.

use clientwright::settings;

#[derive(Debug, Clone, Copy, Default, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Formats {
    #[default]
    Typed,
    Text,
    Jiff,
    Chrono,
}

#[derive(Debug, Clone, Copy, Default, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Uuids {
    #[default]
    Formatted,
    Uuid,
}

impl From<Uuids> for settings::Uuids {
    fn from(word: Uuids) -> Self {
        match word {
            Uuids::Formatted => Self::Formatted,
            Uuids::Uuid => Self::Crate,
        }
    }
}

impl From<Formats> for settings::Formats {
    fn from(word: Formats) -> Self {
        match word {
            Formats::Typed => Self::Typed,
            Formats::Text => Self::Text,
            Formats::Jiff => Self::Jiff,
            Formats::Chrono => Self::Chrono,
        }
    }
}

#[derive(Debug, Clone, Copy, Default, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Floats {
    #[default]
    F64,
    F32,
}

impl From<Floats> for settings::FloatWidth {
    fn from(word: Floats) -> Self {
        match word {
            Floats::F64 => Self::F64,
            Floats::F32 => Self::F32,
        }
    }
}

#[derive(Debug, Clone, Copy, Default, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Defaults {
    #[default]
    Documented,
    Filled,
}

impl From<Defaults> for settings::Defaults {
    fn from(word: Defaults) -> Self {
        match word {
            Defaults::Documented => Self::Documented,
            Defaults::Filled => Self::Filled,
        }
    }
}

#[derive(Debug, Clone, Copy, Default, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Objects {
    #[default]
    Any,
    Maps,
}

impl From<Objects> for settings::Objects {
    fn from(word: Objects) -> Self {
        match word {
            Objects::Any => Self::Any,
            Objects::Maps => Self::Maps,
        }
    }
}

#[derive(Debug, Clone, Copy, Default, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Required {
    #[default]
    Trusted,
    ReceivedOptional,
}

impl From<Required> for settings::Required {
    fn from(word: Required) -> Self {
        match word {
            Required::Trusted => Self::Trusted,
            Required::ReceivedOptional => Self::ReceivedOptional,
        }
    }
}
