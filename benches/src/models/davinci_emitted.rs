// @generated
//! Written by the template of the benches.

use clientwright_runtime::codegen as rt;
use rt::Json as _;

#[derive(Debug, Clone, PartialEq)]
pub struct DavinciFlowStep {
    pub id: Option<String>,
    pub company_id: Option<String>,
    pub flow_id: Option<String>,
    pub connection_id: Option<String>,
    pub capability_name: Option<String>,
    pub screen: Option<DavinciScreen>,
    pub interaction_id: Option<String>,
    pub interaction_token: Option<String>,
    pub sk_proxy_api_environment_id: Option<String>,
    pub additional: rt::Map<rt::Value>,
}

impl rt::Json for DavinciFlowStep {
    fn blank() -> Self { Self { id: rt::Json::blank(), company_id: rt::Json::blank(), flow_id: rt::Json::blank(), connection_id: rt::Json::blank(), capability_name: rt::Json::blank(), screen: rt::Json::blank(), interaction_id: rt::Json::blank(), interaction_token: rt::Json::blank(), sk_proxy_api_environment_id: rt::Json::blank(), additional: rt::Json::blank() } }
    fn read(&mut self, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read { reader.record(first, self) }
    fn write(&self, writer: &mut rt::Writer) { writer.record(self); }
}

impl rt::Record for DavinciFlowStep {
    fn table(&self) -> &'static rt::Table {
        const TABLE: &rt::Table =
            &rt::Table { name: "DavinciFlowStep", members: &["id", "companyId", "flowId", "connectionId", "capabilityName", "screen", "interactionId", "interactionToken", "skProxyApiEnvironmentId"], required: &[], additional: true };
        TABLE
    }
    fn read_member(&mut self, index: usize, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {
        match index {
            0 => self.id.read(first, reader),
            1 => self.company_id.read(first, reader),
            2 => self.flow_id.read(first, reader),
            3 => self.connection_id.read(first, reader),
            4 => self.capability_name.read(first, reader),
            5 => self.screen.read(first, reader),
            6 => self.interaction_id.read(first, reader),
            7 => self.interaction_token.read(first, reader),
            8 => self.sk_proxy_api_environment_id.read(first, reader),
            _ => reader.skip(first),
        }
    }
    fn write_members(&self, writer: &mut rt::Writer) {
        writer.optional(",\"id\":", &self.id);
        writer.optional(",\"companyId\":", &self.company_id);
        writer.optional(",\"flowId\":", &self.flow_id);
        writer.optional(",\"connectionId\":", &self.connection_id);
        writer.optional(",\"capabilityName\":", &self.capability_name);
        writer.optional(",\"screen\":", &self.screen);
        writer.optional(",\"interactionId\":", &self.interaction_id);
        writer.optional(",\"interactionToken\":", &self.interaction_token);
        writer.optional(",\"skProxyApiEnvironmentId\":", &self.sk_proxy_api_environment_id);
        writer.additional(self.table(), &self.additional);
    }
    fn read_additional(&mut self, name: &str, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {
        reader.entry(&mut self.additional, name, first)
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct DavinciScreen {
    pub name: Option<String>,
    pub properties: Option<rt::Map<DavinciScreenProperty>>,
    pub user_views: Option<Vec<DavinciUserView>>,
    pub metadata: Option<DavinciScreenMetadata>,
    pub additional: rt::Map<rt::Value>,
}

impl rt::Json for DavinciScreen {
    fn blank() -> Self { Self { name: rt::Json::blank(), properties: rt::Json::blank(), user_views: rt::Json::blank(), metadata: rt::Json::blank(), additional: rt::Json::blank() } }
    fn read(&mut self, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read { reader.record(first, self) }
    fn write(&self, writer: &mut rt::Writer) { writer.record(self); }
}

impl rt::Record for DavinciScreen {
    fn table(&self) -> &'static rt::Table {
        const TABLE: &rt::Table =
            &rt::Table { name: "DavinciScreen", members: &["name", "properties", "userViews", "metadata"], required: &[], additional: true };
        TABLE
    }
    fn read_member(&mut self, index: usize, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {
        match index {
            0 => self.name.read(first, reader),
            1 => self.properties.read(first, reader),
            2 => self.user_views.read(first, reader),
            3 => self.metadata.read(first, reader),
            _ => reader.skip(first),
        }
    }
    fn write_members(&self, writer: &mut rt::Writer) {
        writer.optional(",\"name\":", &self.name);
        writer.optional(",\"properties\":", &self.properties);
        writer.optional(",\"userViews\":", &self.user_views);
        writer.optional(",\"metadata\":", &self.metadata);
        writer.additional(self.table(), &self.additional);
    }
    fn read_additional(&mut self, name: &str, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {
        reader.entry(&mut self.additional, name, first)
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct DavinciScreenProperty {
    pub r#type: Option<String>,
    pub construct_type: Option<String>,
    pub display_name: Option<String>,
    pub created_date: Option<i64>,
    pub customer_id: Option<String>,
    pub company_id: Option<String>,
    pub preferred_control_type: Option<String>,
    pub language: Option<String>,
    pub info: Option<String>,
    pub enable_parameters: Option<bool>,
    pub maximize_toggle: Option<bool>,
    pub view_toggle: Option<bool>,
    pub large_payload: Option<bool>,
    pub hide_label: Option<bool>,
    pub logo: Option<String>,
    pub show_logo: Option<bool>,
    pub value: Option<rt::Value>,
    pub css: Option<rt::Map<rt::Value>>,
    pub on_click: Option<DavinciEvent>,
    pub additional: rt::Map<rt::Value>,
}

impl rt::Json for DavinciScreenProperty {
    fn blank() -> Self { Self { r#type: rt::Json::blank(), construct_type: rt::Json::blank(), display_name: rt::Json::blank(), created_date: rt::Json::blank(), customer_id: rt::Json::blank(), company_id: rt::Json::blank(), preferred_control_type: rt::Json::blank(), language: rt::Json::blank(), info: rt::Json::blank(), enable_parameters: rt::Json::blank(), maximize_toggle: rt::Json::blank(), view_toggle: rt::Json::blank(), large_payload: rt::Json::blank(), hide_label: rt::Json::blank(), logo: rt::Json::blank(), show_logo: rt::Json::blank(), value: rt::Json::blank(), css: rt::Json::blank(), on_click: rt::Json::blank(), additional: rt::Json::blank() } }
    fn read(&mut self, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read { reader.record(first, self) }
    fn write(&self, writer: &mut rt::Writer) { writer.record(self); }
}

impl rt::Record for DavinciScreenProperty {
    fn table(&self) -> &'static rt::Table {
        const TABLE: &rt::Table =
            &rt::Table { name: "DavinciScreenProperty", members: &["type", "constructType", "displayName", "createdDate", "customerId", "companyId", "preferredControlType", "language", "info", "enableParameters", "maximizeToggle", "viewToggle", "largePayload", "hideLabel", "logo", "showLogo", "value", "css", "onClick"], required: &[], additional: true };
        TABLE
    }
    fn read_member(&mut self, index: usize, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {
        match index {
            0 => self.r#type.read(first, reader),
            1 => self.construct_type.read(first, reader),
            2 => self.display_name.read(first, reader),
            3 => self.created_date.read(first, reader),
            4 => self.customer_id.read(first, reader),
            5 => self.company_id.read(first, reader),
            6 => self.preferred_control_type.read(first, reader),
            7 => self.language.read(first, reader),
            8 => self.info.read(first, reader),
            9 => self.enable_parameters.read(first, reader),
            10 => self.maximize_toggle.read(first, reader),
            11 => self.view_toggle.read(first, reader),
            12 => self.large_payload.read(first, reader),
            13 => self.hide_label.read(first, reader),
            14 => self.logo.read(first, reader),
            15 => self.show_logo.read(first, reader),
            16 => self.value.read(first, reader),
            17 => self.css.read(first, reader),
            18 => self.on_click.read(first, reader),
            _ => reader.skip(first),
        }
    }
    fn write_members(&self, writer: &mut rt::Writer) {
        writer.optional(",\"type\":", &self.r#type);
        writer.optional(",\"constructType\":", &self.construct_type);
        writer.optional(",\"displayName\":", &self.display_name);
        writer.optional(",\"createdDate\":", &self.created_date);
        writer.optional(",\"customerId\":", &self.customer_id);
        writer.optional(",\"companyId\":", &self.company_id);
        writer.optional(",\"preferredControlType\":", &self.preferred_control_type);
        writer.optional(",\"language\":", &self.language);
        writer.optional(",\"info\":", &self.info);
        writer.optional(",\"enableParameters\":", &self.enable_parameters);
        writer.optional(",\"maximizeToggle\":", &self.maximize_toggle);
        writer.optional(",\"viewToggle\":", &self.view_toggle);
        writer.optional(",\"largePayload\":", &self.large_payload);
        writer.optional(",\"hideLabel\":", &self.hide_label);
        writer.optional(",\"logo\":", &self.logo);
        writer.optional(",\"showLogo\":", &self.show_logo);
        writer.optional(",\"value\":", &self.value);
        writer.optional(",\"css\":", &self.css);
        writer.optional(",\"onClick\":", &self.on_click);
        writer.additional(self.table(), &self.additional);
    }
    fn read_additional(&mut self, name: &str, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {
        reader.entry(&mut self.additional, name, first)
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct DavinciEvent {
    pub construct_type: Option<String>,
    pub event_name: Option<String>,
    pub params: Option<Vec<rt::Value>>,
    pub event_type: Option<String>,
    pub post_process: Option<rt::Map<rt::Value>>,
    pub additional: rt::Map<rt::Value>,
}

impl rt::Json for DavinciEvent {
    fn blank() -> Self { Self { construct_type: rt::Json::blank(), event_name: rt::Json::blank(), params: rt::Json::blank(), event_type: rt::Json::blank(), post_process: rt::Json::blank(), additional: rt::Json::blank() } }
    fn read(&mut self, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read { reader.record(first, self) }
    fn write(&self, writer: &mut rt::Writer) { writer.record(self); }
}

impl rt::Record for DavinciEvent {
    fn table(&self) -> &'static rt::Table {
        const TABLE: &rt::Table =
            &rt::Table { name: "DavinciEvent", members: &["constructType", "eventName", "params", "eventType", "postProcess"], required: &[], additional: true };
        TABLE
    }
    fn read_member(&mut self, index: usize, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {
        match index {
            0 => self.construct_type.read(first, reader),
            1 => self.event_name.read(first, reader),
            2 => self.params.read(first, reader),
            3 => self.event_type.read(first, reader),
            4 => self.post_process.read(first, reader),
            _ => reader.skip(first),
        }
    }
    fn write_members(&self, writer: &mut rt::Writer) {
        writer.optional(",\"constructType\":", &self.construct_type);
        writer.optional(",\"eventName\":", &self.event_name);
        writer.optional(",\"params\":", &self.params);
        writer.optional(",\"eventType\":", &self.event_type);
        writer.optional(",\"postProcess\":", &self.post_process);
        writer.additional(self.table(), &self.additional);
    }
    fn read_additional(&mut self, name: &str, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {
        reader.entry(&mut self.additional, name, first)
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct DavinciUserView {
    pub screen_template_name: Option<String>,
    pub items: Option<Vec<DavinciUserViewItem>>,
    pub additional: rt::Map<rt::Value>,
}

impl rt::Json for DavinciUserView {
    fn blank() -> Self { Self { screen_template_name: rt::Json::blank(), items: rt::Json::blank(), additional: rt::Json::blank() } }
    fn read(&mut self, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read { reader.record(first, self) }
    fn write(&self, writer: &mut rt::Writer) { writer.record(self); }
}

impl rt::Record for DavinciUserView {
    fn table(&self) -> &'static rt::Table {
        const TABLE: &rt::Table =
            &rt::Table { name: "DavinciUserView", members: &["screenTemplateName", "items"], required: &[], additional: true };
        TABLE
    }
    fn read_member(&mut self, index: usize, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {
        match index {
            0 => self.screen_template_name.read(first, reader),
            1 => self.items.read(first, reader),
            _ => reader.skip(first),
        }
    }
    fn write_members(&self, writer: &mut rt::Writer) {
        writer.optional(",\"screenTemplateName\":", &self.screen_template_name);
        writer.optional(",\"items\":", &self.items);
        writer.additional(self.table(), &self.additional);
    }
    fn read_additional(&mut self, name: &str, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {
        reader.entry(&mut self.additional, name, first)
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct DavinciUserViewItem {
    pub property_name: Option<String>,
    pub additional: rt::Map<rt::Value>,
}

impl rt::Json for DavinciUserViewItem {
    fn blank() -> Self { Self { property_name: rt::Json::blank(), additional: rt::Json::blank() } }
    fn read(&mut self, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read { reader.record(first, self) }
    fn write(&self, writer: &mut rt::Writer) { writer.record(self); }
}

impl rt::Record for DavinciUserViewItem {
    fn table(&self) -> &'static rt::Table {
        const TABLE: &rt::Table =
            &rt::Table { name: "DavinciUserViewItem", members: &["propertyName"], required: &[], additional: true };
        TABLE
    }
    fn read_member(&mut self, index: usize, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {
        match index {
            0 => self.property_name.read(first, reader),
            _ => reader.skip(first),
        }
    }
    fn write_members(&self, writer: &mut rt::Writer) {
        writer.optional(",\"propertyName\":", &self.property_name);
        writer.additional(self.table(), &self.additional);
    }
    fn read_additional(&mut self, name: &str, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {
        reader.entry(&mut self.additional, name, first)
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct DavinciScreenMetadata {
    pub colors: Option<rt::Map<String>>,
    pub logos: Option<rt::Map<DavinciLogo>>,
    pub additional: rt::Map<rt::Value>,
}

impl rt::Json for DavinciScreenMetadata {
    fn blank() -> Self { Self { colors: rt::Json::blank(), logos: rt::Json::blank(), additional: rt::Json::blank() } }
    fn read(&mut self, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read { reader.record(first, self) }
    fn write(&self, writer: &mut rt::Writer) { writer.record(self); }
}

impl rt::Record for DavinciScreenMetadata {
    fn table(&self) -> &'static rt::Table {
        const TABLE: &rt::Table =
            &rt::Table { name: "DavinciScreenMetadata", members: &["colors", "logos"], required: &[], additional: true };
        TABLE
    }
    fn read_member(&mut self, index: usize, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {
        match index {
            0 => self.colors.read(first, reader),
            1 => self.logos.read(first, reader),
            _ => reader.skip(first),
        }
    }
    fn write_members(&self, writer: &mut rt::Writer) {
        writer.optional(",\"colors\":", &self.colors);
        writer.optional(",\"logos\":", &self.logos);
        writer.additional(self.table(), &self.additional);
    }
    fn read_additional(&mut self, name: &str, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {
        reader.entry(&mut self.additional, name, first)
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct DavinciLogo {
    pub image_file_name: Option<String>,
    pub additional: rt::Map<rt::Value>,
}

impl rt::Json for DavinciLogo {
    fn blank() -> Self { Self { image_file_name: rt::Json::blank(), additional: rt::Json::blank() } }
    fn read(&mut self, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read { reader.record(first, self) }
    fn write(&self, writer: &mut rt::Writer) { writer.record(self); }
}

impl rt::Record for DavinciLogo {
    fn table(&self) -> &'static rt::Table {
        const TABLE: &rt::Table =
            &rt::Table { name: "DavinciLogo", members: &["imageFileName"], required: &[], additional: true };
        TABLE
    }
    fn read_member(&mut self, index: usize, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {
        match index {
            0 => self.image_file_name.read(first, reader),
            _ => reader.skip(first),
        }
    }
    fn write_members(&self, writer: &mut rt::Writer) {
        writer.optional(",\"imageFileName\":", &self.image_file_name);
        writer.additional(self.table(), &self.additional);
    }
    fn read_additional(&mut self, name: &str, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {
        reader.entry(&mut self.additional, name, first)
    }
}
