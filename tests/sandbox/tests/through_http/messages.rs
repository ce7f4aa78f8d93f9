//! 消息: what changed, in the reader's language, until it is put away.

use serde_json::{Value, json};

use crate::kit::World;

const NEW: &str = "2.9.6";

fn items(world: &World, token: &str, language: &str) -> Vec<Value> {
    let ask = world.get("/v1/messages").token(token).header("accept-language", language);
    ask.go().is(200).json()["items"].as_array().unwrap().clone()
}

fn mark(world: &World, token: &str, ids: &[&Value], state: &str) -> Value {
    let body = json!({ "ids": ids, "state": state });
    world.post("/v1/messages/marks", &body).token(token).go().is(200).json()
}

#[test]
fn a_message_says_what_it_is_about_in_the_readers_language() {
    let world = World::new();
    let token = world.token_by(NEW, "hk-car-found");
    let message = &items(&world, &token, "en")[0];
    assert_eq!(message["text"], "Your car 粤Z1A23港 was found and filed");
    assert_eq!(message["args"]["plate"], "粤Z1A23港");
    assert_eq!(message["subject"], json!({ "kind": "vehicle", "id": "v-hk-car-found-1" }));
    assert_eq!(message["state"], "unread");
    assert_eq!(items(&world, &token, "zh-HK")[0]["text"], "已關聯您的機動車粤Z1A23港");
}

#[test]
fn what_is_read_stays_and_what_is_anothers_is_passed_over() {
    let world = World::new();
    let token = world.token_by(NEW, "hk-car-found");
    let id = items(&world, &token, "en")[0]["id"].clone();
    let other = world.token("registered");
    assert_eq!(mark(&world, &other, &[&id], "read")["items"], json!([]));
    assert_eq!(items(&world, &token, "en")[0]["state"], "unread");
    let marked = mark(&world, &token, &[&id, &json!("m-nobody")], "read");
    assert_eq!(marked["items"][0]["state"], "read");
    mark(&world, &token, &[&id], "archived");
    assert_eq!(items(&world, &token, "en")[0]["state"], "archived");
    let body = json!({ "ids": [id], "state": "eaten" });
    world.post("/v1/messages/marks", &body).token(&token).go().refused(422, "invalid_fields");
}

#[test]
fn what_one_has_is_not_sent_again_until_something_changes() {
    let world = World::new();
    let token = world.token_by(NEW, "hk-car-found");
    let first = world.get("/v1/messages").token(&token).go().is(200);
    let tag = first.headers["etag"].clone();
    let again = world.get("/v1/messages").token(&token).header("if-none-match", &tag).go();
    assert_eq!(again.status, 304);
    let id = first.json()["items"][0]["id"].clone();
    mark(&world, &token, &[&id], "read");
    world.get("/v1/messages").token(&token).header("if-none-match", &tag).go().is(200);
}
