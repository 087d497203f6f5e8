//! Each feature: a minimal description, the code it becomes (compiled here; `goldens` compares its text), and what its
//! use puts on the wire.

#[path = "accepted/aliases/usage.rs"]
mod aliases;
#[path = "accepted/all-of/usage.rs"]
mod all_of;
#[path = "accepted/answer-types/usage.rs"]
mod answer_types;
#[path = "accepted/any-of/usage.rs"]
mod any_of;
#[path = "accepted/api-keys/usage.rs"]
mod api_keys;
#[path = "accepted/assumed-security/usage.rs"]
mod assumed_security;
#[path = "accepted/bare-objects/usage.rs"]
mod bare_objects;
#[path = "accepted/body-forms/usage.rs"]
mod body_forms;
#[path = "accepted/body-types/usage.rs"]
mod body_types;
#[path = "accepted/builders/usage.rs"]
mod builders;
#[path = "accepted/byte-streams/usage.rs"]
mod byte_streams;
#[path = "accepted/callbacks-and-links/usage.rs"]
mod callbacks_and_links;
#[path = "accepted/constants/usage.rs"]
mod constants;
#[path = "accepted/constraints/usage.rs"]
mod constraints;
#[path = "accepted/content-parameters/usage.rs"]
mod content_parameters;
#[path = "accepted/cookies/usage.rs"]
mod cookies;
#[path = "accepted/defaults/usage.rs"]
mod defaults;
#[path = "accepted/derives/usage.rs"]
mod derives;
#[path = "accepted/discriminators/usage.rs"]
mod discriminators;
#[path = "accepted/easy-calls/usage.rs"]
mod easy_calls;
#[path = "accepted/easy-values/usage.rs"]
mod easy_values;
#[path = "accepted/enumeration-choices/usage.rs"]
mod enumeration_choices;
#[path = "accepted/enumerations/usage.rs"]
mod enumerations;
#[path = "accepted/errors-two-operations/usage.rs"]
mod errors_two_operations;
#[path = "accepted/event-streams/usage.rs"]
mod event_streams;
#[path = "accepted/externally-tagged/usage.rs"]
mod externally_tagged;
#[path = "accepted/features/usage.rs"]
mod features;
#[path = "accepted/filters/usage.rs"]
mod filters;
#[path = "accepted/form-bodies/usage.rs"]
mod form_bodies;
#[path = "accepted/form-files/usage.rs"]
mod form_files;
#[path = "accepted/form-variants/usage.rs"]
mod form_variants;
#[path = "accepted/formats/usage.rs"]
mod formats;
#[path = "accepted/formats-chrono/usage.rs"]
mod formats_chrono;
#[path = "accepted/formats-jiff/usage.rs"]
mod formats_jiff;
#[path = "accepted/generic-schemas/usage.rs"]
mod generic_schemas;
#[path = "accepted/html-in-texts/usage.rs"]
mod html_in_texts;
#[path = "accepted/http-schemes/usage.rs"]
mod http_schemes;
#[path = "accepted/integer-enumerations/usage.rs"]
mod integer_enumerations;
#[path = "accepted/item-streams/usage.rs"]
mod item_streams;
#[path = "accepted/later-schemas/usage.rs"]
mod later_schemas;
#[path = "accepted/lenient-answers/usage.rs"]
mod lenient_answers;
#[path = "accepted/long-running/usage.rs"]
mod long_running;
#[path = "accepted/many-files/usage.rs"]
mod many_files;
#[path = "accepted/many-required/usage.rs"]
mod many_required;
#[path = "accepted/maps/usage.rs"]
mod maps;
#[path = "accepted/merge-patch/usage.rs"]
mod merge_patch;
#[path = "accepted/multipart/usage.rs"]
mod multipart;
#[path = "accepted/name-hints/usage.rs"]
mod name_hints;
#[path = "accepted/names/usage.rs"]
mod names;
#[path = "accepted/names-acronyms/usage.rs"]
mod names_acronyms;
#[path = "accepted/names-equal-after-casing/usage.rs"]
mod names_equal_after_casing;
#[path = "accepted/nested-encodings/usage.rs"]
mod nested_encodings;
#[path = "accepted/newtypes/usage.rs"]
mod newtypes;
#[path = "accepted/nullable-choices/usage.rs"]
mod nullable_choices;
#[path = "accepted/numbers/usage.rs"]
mod numbers;
#[path = "accepted/oauth-flows/usage.rs"]
mod oauth_flows;
#[path = "accepted/object-parameters/usage.rs"]
mod object_parameters;
#[path = "accepted/observed/usage.rs"]
mod observed;
#[path = "accepted/obstacle-course/usage.rs"]
mod obstacle_course;
#[path = "accepted/one-of-constants/usage.rs"]
mod one_of_constants;
#[path = "accepted/one-of-discriminator/usage.rs"]
mod one_of_discriminator;
#[path = "accepted/one-of-inferred/usage.rs"]
mod one_of_inferred;
#[path = "accepted/one-of-mapping/usage.rs"]
mod one_of_mapping;
#[path = "accepted/openapi-3-2/usage.rs"]
mod openapi_3_2;
#[path = "accepted/overlays/usage.rs"]
mod overlays;
#[path = "accepted/pages/usage.rs"]
mod pages;
#[path = "accepted/parameter-styles/usage.rs"]
mod parameter_styles;
#[path = "accepted/parameters/usage.rs"]
mod parameters;
#[path = "accepted/policies/usage.rs"]
mod policies;
#[path = "accepted/published-slips/usage.rs"]
mod published_slips;
#[path = "accepted/query-in-path/usage.rs"]
mod query_in_path;
#[path = "accepted/read-and-write/usage.rs"]
mod read_and_write;
#[path = "accepted/received-optional/usage.rs"]
mod received_optional;
#[path = "accepted/records/usage.rs"]
mod records;
#[path = "accepted/renamed/usage.rs"]
mod renamed;
#[path = "accepted/repairs/usage.rs"]
mod repairs;
#[path = "accepted/replaced/usage.rs"]
mod replaced;
#[path = "accepted/response-forms/usage.rs"]
mod response_forms;
#[path = "accepted/response-headers/usage.rs"]
mod response_headers;
#[path = "accepted/responses/usage.rs"]
mod responses;
#[path = "accepted/secrets/usage.rs"]
mod secrets;
#[path = "accepted/security/usage.rs"]
mod security;
#[path = "accepted/self-choices/usage.rs"]
mod self_choices;
#[path = "accepted/servers/usage.rs"]
mod servers;
#[path = "accepted/several-successes/usage.rs"]
mod several_successes;
#[path = "accepted/shared-inline-types/usage.rs"]
mod shared_inline_types;
#[path = "accepted/short-names/usage.rs"]
mod short_names;
#[path = "accepted/stable-names-after/usage.rs"]
mod stable_names_after;
#[path = "accepted/stable-names-before/usage.rs"]
mod stable_names_before;
#[path = "accepted/status-ranges/usage.rs"]
mod status_ranges;
#[path = "accepted/streamed-forms/usage.rs"]
mod streamed_forms;
#[path = "accepted/subtypes/usage.rs"]
mod subtypes;
#[path = "accepted/subtypes-openapi-3-1/usage.rs"]
mod subtypes_openapi_3_1;
#[path = "accepted/subtypes-swagger2/usage.rs"]
mod subtypes_swagger2;
#[path = "accepted/subtypes-tags/usage.rs"]
mod subtypes_tags;
#[path = "accepted/swagger2/usage.rs"]
mod swagger2;
#[path = "accepted/swagger2-answers/usage.rs"]
mod swagger2_answers;
#[path = "accepted/tags/usage.rs"]
mod tags;
#[path = "accepted/testing-kit/usage.rs"]
mod testing_kit;
#[path = "accepted/text-and-binary/usage.rs"]
mod text_and_binary;
#[path = "accepted/told-events/usage.rs"]
mod told_events;
#[path = "accepted/tuples/usage.rs"]
mod tuples;
#[path = "accepted/undeclared-security/usage.rs"]
mod undeclared_security;
#[path = "accepted/union-parameters/usage.rs"]
mod union_parameters;
#[path = "accepted/validation/usage.rs"]
mod validation;
#[path = "accepted/watches/usage.rs"]
mod watches;
#[path = "accepted/webhooks/usage.rs"]
mod webhooks;
#[path = "accepted/whole-queries/usage.rs"]
mod whole_queries;
#[path = "accepted/xml/usage.rs"]
mod xml;
#[path = "accepted/xml-beside-json/usage.rs"]
mod xml_beside_json;
