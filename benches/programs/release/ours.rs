//! Twenty operations of Stripe by the generated client.

use client::servers::Server;
use client::{Client, Credential, types};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let server = std::env::args().nth(1).ok_or("the address of a server")?;
    let client =
        Client::builder().server(Server::At(server.parse()?)).bearer_auth(Credential::bearer("sk_test")).build()?;
    customers(&client).await?;
    charges(&client).await?;
    payment_intents(&client).await?;
    others(&client).await
}

async fn customers(client: &Client) -> Result<()> {
    let all = client.get_customers().limit(3).email("ada@example.com").await?;
    println!("{} customers, more: {}", all.data.len(), all.has_more);
    let new = types::PostCustomersRequest {
        email: Some("ada@example.com".to_owned()),
        description: Some("new".to_owned()),
        ..Default::default()
    };
    let customer = client.post_customers().body(&new).await?;
    println!("{} created at {}", customer.id, customer.created);
    let change =
        types::PostCustomersCustomerRequest { description: Some("changed".to_owned()), ..Default::default() };
    let changed = client.post_customers_customer(&customer.id).body(&change).await?;
    println!("{} changed", changed.id);
    client.get_customers_customer(&customer.id).await?;
    let deleted = client.delete_customers_customer(&customer.id).await?;
    println!("{} deleted", deleted.id);
    Ok(())
}

async fn charges(client: &Client) -> Result<()> {
    let all = client.get_charges().limit(3).customer("cus_1").await?;
    println!("{} charges, more: {}", all.data.len(), all.has_more);
    let new = types::PostChargesRequest {
        amount: Some(1099),
        currency: Some("usd".to_owned()),
        customer: Some("cus_1".to_owned()),
        ..Default::default()
    };
    let charge = client.post_charges().body(&new).await?;
    println!("{}: {}", charge.id, charge.amount);
    let charge = client.get_charges_charge(&charge.id).await?;
    let capture = types::PostChargesChargeCaptureRequest { amount: Some(1000), ..Default::default() };
    let charge = client.post_charges_charge_capture(&charge.id).body(&capture).await?;
    println!("{}: {}", charge.id, charge.amount_captured);
    let refund = types::PostRefundsRequest { charge: Some(charge.id.clone()), ..Default::default() };
    let refund = client.post_refunds().body(&refund).await?;
    println!("{}: {}", refund.id, refund.amount);
    let refunds = client.get_refunds().limit(3).charge(&charge.id).await?;
    println!("{} refunds, more: {}", refunds.data.len(), refunds.has_more);
    Ok(())
}

async fn payment_intents(client: &Client) -> Result<()> {
    let all = client.get_payment_intents().limit(3).customer("cus_1").await?;
    println!("{} intents, more: {}", all.data.len(), all.has_more);
    let new = types::PostPaymentIntentsRequest::new(1099, "usd".to_owned());
    let intent = client.post_payment_intents(&new).await?;
    println!("{}: {}", intent.id, intent.amount);
    let intent = client.get_payment_intents_intent(&intent.id).await?;
    let confirm = types::PostPaymentIntentsIntentConfirmRequest {
        return_url: Some("https://example.com".to_owned()),
        ..Default::default()
    };
    let intent = client.post_payment_intents_intent_confirm(&intent.id).body(&confirm).await?;
    println!("{}: {}", intent.id, intent.currency);
    let intent = client.post_payment_intents_intent_cancel(&intent.id).await?;
    println!("{}: {}", intent.id, intent.created);
    Ok(())
}

async fn others(client: &Client) -> Result<()> {
    let products = client.get_products().limit(3).active(true).await?;
    println!("{} products, more: {}", products.data.len(), products.has_more);
    let product = client.post_products(&types::PostProductsRequest::new("Engine".to_owned())).await?;
    println!("{}: {}", product.id, product.name);
    let prices = client.get_prices().limit(3).product(&product.id).await?;
    println!("{} prices, more: {}", prices.data.len(), prices.has_more);
    let balance = client.get_balance().await?;
    println!("{} amounts are available", balance.available.len());
    Ok(())
}
