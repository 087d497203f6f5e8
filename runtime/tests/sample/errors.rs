//! As emitted: documented errors.

use clientwright_runtime::codegen as rt;

use crate::types;

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum SetIdentityPasswordError {
    BadRequest(types::ErrorResponseDto),
    Forbidden(types::ErrorResponseDto),
}

impl rt::ErrorBody for SetIdentityPasswordError {
    fn decode(response: &rt::RawResponse) -> Option<Result<Self, rt::Fault>> {
        Some(match response.status().as_u16() {
            400 => response.json().map(Self::BadRequest),
            403 => response.json().map(Self::Forbidden),
            _ => return None,
        })
    }
}
