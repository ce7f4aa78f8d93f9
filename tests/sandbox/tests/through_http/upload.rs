//! Files in pieces, by tus 1.0.

use crate::kit::{HOUR, World};

fn begun(world: &World, token: &str, length: usize) -> String {
    let place = world.begin_upload(token, length).is(201).headers["location"].clone();
    place.rsplit('/').next().unwrap().to_owned()
}

fn offset(world: &World, token: &str, id: &str) -> crate::kit::Answer {
    world.head(&format!("/v1/uploads/{id}")).token(token).header("tus-resumable", "1.0.0").go()
}

#[test]
fn a_file_goes_on_where_it_stopped() {
    let world = World::new();
    let token = world.token("registered");
    let id = begun(&world, &token, 10);
    let first = world.piece(&token, &id, 0, b"01234").go().is(204);
    assert_eq!(first.headers["upload-offset"], "5");
    let told = offset(&world, &token, &id).is(200);
    assert_eq!((&*told.headers["upload-offset"], &*told.headers["upload-length"]), ("5", "10"));
    let torn = world.piece(&token, &id, 3, b"34567").go();
    torn.refused(409, "offset_mismatch");
    assert_eq!(torn.headers["upload-offset"], "5");
    world.piece(&token, &id, 5, b"567890").go().refused(413, "too_large");
    world.piece(&token, &id, 5, b"56789").go().is(204);
    assert_eq!(offset(&world, &token, &id).headers["upload-offset"], "10");
}

#[test]
fn a_damaged_piece_is_not_kept() {
    let world = World::new();
    let token = world.token("registered");
    let id = begun(&world, &token, 5);
    let wrong = "sha256 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="; // of nothing
    let sent = world.piece(&token, &id, 0, b"01234").header("upload-checksum", wrong).go();
    sent.refused(460, "checksum_mismatch");
    assert_eq!(offset(&world, &token, &id).headers["upload-offset"], "0");
    // SHA-1 of "hello"
    let right = "sha1 qvTGHdzF6KLavt4PO0gs2a6pQ00=";
    world.piece(&token, &id, 0, b"hello").header("upload-checksum", right).go().is(204);
    let unknown = world.piece(&token, &id, 5, b"").header("upload-checksum", "crc9 AA==").go();
    unknown.refused(400, "bad_request");
}

#[test]
fn an_upload_ends_when_it_is_told_to_or_after_a_day() {
    let world = World::new();
    let token = world.token("registered");
    let path = |id: &str| format!("/v1/uploads/{id}");
    let ended = begun(&world, &token, 5);
    let end = world.delete(&path(&ended)).token(&token).header("tus-resumable", "1.0.0");
    end.go().is(204);
    world.piece(&token, &ended, 0, b"01234").go().refused(410, "upload_gone");

    let left = begun(&world, &token, 5);
    world.advance(24 * HOUR);
    let token = world.token("registered");
    world.piece(&token, &left, 0, b"01234").go().refused(410, "upload_gone");
}

#[test]
fn an_upload_belongs_to_whoever_began_it() {
    let world = World::new();
    let token = world.token("registered");
    let id = begun(&world, &token, 5);
    let stranger = world.token("points-full");
    world.piece(&stranger, &id, 0, b"01234").go().refused(404, "not_found");
    world.piece("nonsense", &id, 0, b"01234").go().refused(401, "unauthorized");
}

#[test]
fn what_is_not_tus_as_we_speak_it_is_refused() {
    let world = World::new();
    let token = world.token("registered");
    let id = begun(&world, &token, 5);
    let old = world.piece(&token, &id, 0, b"01234").header("tus-resumable", "0.2.2").go();
    old.refused(412, "tus_version");
    assert_eq!(old.headers["tus-version"], "1.0.0");
    let json = world.piece(&token, &id, 0, b"01234").header("content-type", "application/json");
    json.go().refused(415, "unsupported_type");
    world.begin_upload(&token, 17 * 1024 * 1024).refused(413, "too_large");
}

#[test]
fn an_upload_is_created_once_for_its_key() {
    let world = World::new();
    let token = world.token("registered");
    let begin = |length: &str| {
        world
            .post("/v1/uploads", &serde_json::json!(null))
            .token(&token)
            .header("tus-resumable", "1.0.0")
            .header("upload-length", length)
            .header("idempotency-key", "one file")
            .go()
    };
    let first = begin("5").is(201);
    assert_eq!(begin("5").headers["location"], first.headers["location"]);
    assert_eq!(world.effects("upload.created"), 1);
    begin("6").refused(422, "idempotency_reused");
}
