//! The same twenty operations by what openapi-to-rust makes of the same description.

use client::generated::client::HttpClient;
use client::generated::types;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

const NOT_SAID: Option<&str> = None;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let server = std::env::args().nth(1).ok_or("the address of a server")?;
    let client = HttpClient::new().with_base_url(server).with_api_key("sk_test");
    customers(&client).await?;
    charges(&client).await?;
    payment_intents(&client).await?;
    others(&client).await
}

async fn customers(client: &HttpClient) -> Result<()> {
    let email = Some("ada@example.com");
    let all =
        client.get_customers(NOT_SAID, email, NOT_SAID, NOT_SAID, Some(3), NOT_SAID, NOT_SAID, None).await?;
    println!("{} customers, more: {}", all.data.len(), all.has_more);
    let new = types::PostCustomersRequest {
        email: Some("ada@example.com".to_owned()),
        description: Some("new".to_owned()),
        ..Default::default()
    };
    let customer = client.post_customers(Some(new)).await?;
    println!("{} created at {}", customer.id, customer.created);
    let change =
        types::PostCustomersCustomerRequest { description: Some("changed".to_owned()), ..Default::default() };
    let changed = client.post_customers_customer(&customer.id, Some(change)).await?;
    println!("{} changed", changed.id);
    client.get_customers_customer(&customer.id, NOT_SAID, None).await?;
    let deleted = client.delete_customers_customer(&customer.id, None).await?;
    println!("{} deleted", deleted.id);
    Ok(())
}

async fn charges(client: &HttpClient) -> Result<()> {
    let customer = Some("cus_1");
    let all = client
        .get_charges(NOT_SAID, customer, NOT_SAID, NOT_SAID, Some(3), NOT_SAID, NOT_SAID, NOT_SAID, None)
        .await?;
    println!("{} charges, more: {}", all.data.len(), all.has_more);
    let new = types::PostChargesRequest {
        amount: Some(1099),
        currency: Some("usd".to_owned()),
        customer: Some("cus_1".to_owned()),
        ..Default::default()
    };
    let charge = client.post_charges(Some(new)).await?;
    println!("{}: {}", charge.id, charge.amount);
    let charge = client.get_charges_charge(&charge.id, NOT_SAID, None).await?;
    let capture = types::PostChargesChargeCaptureRequest { amount: Some(1000), ..Default::default() };
    let charge = client.post_charges_charge_capture(&charge.id, Some(capture)).await?;
    println!("{}: {}", charge.id, charge.amount_captured);
    let refund = types::PostRefundsRequest { charge: Some(charge.id.clone()), ..Default::default() };
    let refund = client.post_refunds(Some(refund)).await?;
    println!("{}: {}", refund.id, refund.amount);
    let refunds = client
        .get_refunds(Some(&charge.id), NOT_SAID, NOT_SAID, NOT_SAID, Some(3), NOT_SAID, NOT_SAID, None)
        .await?;
    println!("{} refunds, more: {}", refunds.data.len(), refunds.has_more);
    Ok(())
}

async fn payment_intents(client: &HttpClient) -> Result<()> {
    let customer = Some("cus_1");
    let all =
        client.get_payment_intents(NOT_SAID, customer, NOT_SAID, NOT_SAID, Some(3), NOT_SAID, None).await?;
    println!("{} intents, more: {}", all.data.len(), all.has_more);
    let new = types::PostPaymentIntentsRequest::new(1099, "usd".to_owned());
    let intent = client.post_payment_intents(new).await?;
    println!("{}: {}", intent.id, intent.amount);
    let intent = client.get_payment_intents_intent(&intent.id, NOT_SAID, NOT_SAID, None).await?;
    let confirm = types::PostPaymentIntentsIntentConfirmRequest {
        return_url: Some("https://example.com".to_owned()),
        ..Default::default()
    };
    let intent = client.post_payment_intents_intent_confirm(&intent.id, Some(confirm)).await?;
    println!("{}: {}", intent.id, intent.currency);
    let intent = client.post_payment_intents_intent_cancel(&intent.id, None).await?;
    println!("{}: {}", intent.id, intent.created);
    Ok(())
}

async fn others(client: &HttpClient) -> Result<()> {
    let products = client
        .get_products(Some(true), NOT_SAID, NOT_SAID, NOT_SAID, NOT_SAID, Some(3), None, NOT_SAID, NOT_SAID, None)
        .await?;
    println!("{} products, more: {}", products.data.len(), products.has_more);
    let product = client.post_products(types::PostProductsRequest::new("Engine".to_owned())).await?;
    println!("{}: {}", product.id, product.name);
    let id = Some(&product.id);
    let prices = client
        .get_prices(
            None, NOT_SAID, NOT_SAID, NOT_SAID, NOT_SAID, Some(3), NOT_SAID, id, None, NOT_SAID, None, None,
        )
        .await?;
    println!("{} prices, more: {}", prices.data.len(), prices.has_more);
    let balance = client.get_balance(NOT_SAID, None).await?;
    println!("{} amounts are available", balance.available.len());
    Ok(())
}
