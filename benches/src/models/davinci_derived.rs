// @generated for the benches
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DavinciFlowStep {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(rename = "companyId", skip_serializing_if = "Option::is_none")]
    pub company_id: Option<String>,
    #[serde(rename = "flowId", skip_serializing_if = "Option::is_none")]
    pub flow_id: Option<String>,
    #[serde(rename = "connectionId", skip_serializing_if = "Option::is_none")]
    pub connection_id: Option<String>,
    #[serde(rename = "capabilityName", skip_serializing_if = "Option::is_none")]
    pub capability_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub screen: Option<DavinciScreen>,
    #[serde(rename = "interactionId", skip_serializing_if = "Option::is_none")]
    pub interaction_id: Option<String>,
    #[serde(rename = "interactionToken", skip_serializing_if = "Option::is_none")]
    pub interaction_token: Option<String>,
    #[serde(rename = "skProxyApiEnvironmentId", skip_serializing_if = "Option::is_none")]
    pub sk_proxy_api_environment_id: Option<String>,
    #[serde(flatten)]
    pub additional: std::collections::BTreeMap<String, serde_json::Value>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DavinciScreen {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub properties: Option<std::collections::BTreeMap<String, DavinciScreenProperty>>,
    #[serde(rename = "userViews", skip_serializing_if = "Option::is_none")]
    pub user_views: Option<Vec<DavinciUserView>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metadata: Option<DavinciScreenMetadata>,
    #[serde(flatten)]
    pub additional: std::collections::BTreeMap<String, serde_json::Value>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DavinciScreenProperty {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    #[serde(rename = "constructType", skip_serializing_if = "Option::is_none")]
    pub construct_type: Option<String>,
    #[serde(rename = "displayName", skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    #[serde(rename = "createdDate", skip_serializing_if = "Option::is_none")]
    pub created_date: Option<i64>,
    #[serde(rename = "customerId", skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    #[serde(rename = "companyId", skip_serializing_if = "Option::is_none")]
    pub company_id: Option<String>,
    #[serde(rename = "preferredControlType", skip_serializing_if = "Option::is_none")]
    pub preferred_control_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub info: Option<String>,
    #[serde(rename = "enableParameters", skip_serializing_if = "Option::is_none")]
    pub enable_parameters: Option<bool>,
    #[serde(rename = "maximizeToggle", skip_serializing_if = "Option::is_none")]
    pub maximize_toggle: Option<bool>,
    #[serde(rename = "viewToggle", skip_serializing_if = "Option::is_none")]
    pub view_toggle: Option<bool>,
    #[serde(rename = "largePayload", skip_serializing_if = "Option::is_none")]
    pub large_payload: Option<bool>,
    #[serde(rename = "hideLabel", skip_serializing_if = "Option::is_none")]
    pub hide_label: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
    #[serde(rename = "showLogo", skip_serializing_if = "Option::is_none")]
    pub show_logo: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub css: Option<std::collections::BTreeMap<String, serde_json::Value>>,
    #[serde(rename = "onClick", skip_serializing_if = "Option::is_none")]
    pub on_click: Option<DavinciEvent>,
    #[serde(flatten)]
    pub additional: std::collections::BTreeMap<String, serde_json::Value>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DavinciEvent {
    #[serde(rename = "constructType", skip_serializing_if = "Option::is_none")]
    pub construct_type: Option<String>,
    #[serde(rename = "eventName", skip_serializing_if = "Option::is_none")]
    pub event_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub params: Option<Vec<serde_json::Value>>,
    #[serde(rename = "eventType", skip_serializing_if = "Option::is_none")]
    pub event_type: Option<String>,
    #[serde(rename = "postProcess", skip_serializing_if = "Option::is_none")]
    pub post_process: Option<std::collections::BTreeMap<String, serde_json::Value>>,
    #[serde(flatten)]
    pub additional: std::collections::BTreeMap<String, serde_json::Value>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DavinciUserView {
    #[serde(rename = "screenTemplateName", skip_serializing_if = "Option::is_none")]
    pub screen_template_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub items: Option<Vec<DavinciUserViewItem>>,
    #[serde(flatten)]
    pub additional: std::collections::BTreeMap<String, serde_json::Value>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DavinciUserViewItem {
    #[serde(rename = "propertyName", skip_serializing_if = "Option::is_none")]
    pub property_name: Option<String>,
    #[serde(flatten)]
    pub additional: std::collections::BTreeMap<String, serde_json::Value>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DavinciScreenMetadata {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub colors: Option<std::collections::BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logos: Option<std::collections::BTreeMap<String, DavinciLogo>>,
    #[serde(flatten)]
    pub additional: std::collections::BTreeMap<String, serde_json::Value>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DavinciLogo {
    #[serde(rename = "imageFileName", skip_serializing_if = "Option::is_none")]
    pub image_file_name: Option<String>,
    #[serde(flatten)]
    pub additional: std::collections::BTreeMap<String, serde_json::Value>,
}
