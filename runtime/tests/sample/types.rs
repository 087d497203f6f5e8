//! As emitted: models.

use clientwright_runtime::codegen as rt;
use rt::Json as _;

macro_rules! record {
    ($name:ident { $field:ident: $wire:literal $key:literal }) => {
        #[derive(Debug, Clone, PartialEq, Default)]
        #[allow(unreachable_pub, reason = "as emitted")]
        pub struct $name {
            pub(crate) $field: Option<String>,
        }

        impl rt::Model for $name {
            fn blank() -> Self {
                Self { $field: rt::Json::blank() }
            }
            fn table(&self) -> &'static rt::Table {
                &rt::Table { name: stringify!($name), members: &[$wire], required: &[], additional: false }
            }
            fn read_part(
                &mut self,
                index: usize,
                first: rt::Peek,
                reader: &mut rt::Reader<'_>,
            ) -> Result<(), rt::Fault> {
                match index {
                    0 => self.$field.read(first, reader),
                    _ => reader.skip(first),
                }
            }
            fn write_parts(&self, writer: &mut rt::Writer) {
                writer.optional($key, &self.$field);
            }
        }
    };
}

record!(PasswordChangeRequest { identity_id: "identityId" ",\"identityId\":" });
record!(PasswordChangeResponse { request_id: "requestId" ",\"requestId\":" });
record!(ErrorResponseDto { tracking_id: "trackingId" ",\"trackingId\":" });
record!(DavinciFlowInput { email: "email" ",\"email\":" });
record!(DavinciFlowStep { id: "id" ",\"id\":" });
