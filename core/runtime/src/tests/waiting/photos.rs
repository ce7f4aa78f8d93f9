//! Several photos with one item: each goes once, and each is named.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
    },
};

use tongtu_services::effect::{OutboxItem, Waiting, WaitingKind};

use super::{APPLICATIONS, elicence, life, logged_in, photo, photo_of, until};
use crate::tests::kit::{Phone, Running, Says, Seen, Server};

/// A tus server that holds every file by its id, and remembers how much came.
#[derive(Default)]
pub(super) struct Store {
    pub(super) files: Mutex<BTreeMap<String, Vec<u8>>>,
    received: AtomicU32,
}

impl Store {
    pub(super) fn answer(&self, seen: &Seen) -> Says {
        let mut files = self.files.lock().unwrap();
        let file = seen.path.rsplit('/').next().unwrap().to_owned();
        match (seen.method.as_str(), seen.path.as_str()) {
            ("POST", "/v1/uploads") => {
                let id = format!("u{}", files.len() + 1);
                files.insert(id.clone(), Vec::new());
                Says::status(201).with("location", format!("/v1/uploads/{id}"))
            }
            ("POST", APPLICATIONS) => elicence(),
            ("HEAD" | "PATCH", _) if !files.contains_key(&file) => Says::status(404),
            ("HEAD", _) => Says::status(200).with("upload-offset", files[&file].len()),
            ("PATCH", _) => {
                let held = files.get_mut(&file).unwrap();
                assert_eq!(seen.header("upload-offset"), held.len().to_string());
                held.extend(&seen.body);
                self.received.fetch_add(u32::try_from(seen.body.len()).unwrap(), Ordering::SeqCst);
                Says::status(204).with("upload-offset", held.len())
            }
            _ => Says::status(404),
        }
    }
}

/// Three photos and where they are named.
async fn objection(running: &Running, phone: &Phone) -> (Waiting, Vec<Vec<u8>>) {
    let (mut photos, mut jpegs) = (Vec::new(), Vec::new());
    for _ in 0..3 {
        let id = photo_of(running, phone, (800, 600)).await;
        jpegs.push(running.world.photo(&id).await.unwrap().unwrap().to_vec());
        photos.push(id);
    }
    let waiting = Waiting {
        kind: WaitingKind::ElicenceApplication,
        subject: String::new(),
        path: APPLICATIONS.to_owned(),
        body:
            br#"{"text":"\"$upload0\" is what I saw","photos":["$upload0","$upload1","$upload2"]}"#
                .to_vec(),
        photos,
    };
    (waiting, jpegs)
}

#[tokio::test]
async fn several_photos_go_first_each_once_and_each_is_named() {
    let store = Arc::new(Store::default());
    let server = Server::start({
        let store = store.clone();
        move |seen| store.answer(seen)
    })
    .await;
    let phone = Phone::new();
    let running = logged_in(&phone, &server.url).await;
    let (waiting, jpegs) = objection(&running, &phone).await;
    let photos = waiting.photos.clone();
    running.world.enqueue(waiting).await.unwrap();
    until(&running, <[OutboxItem]>::is_empty).await;
    assert_eq!(store.files.lock().unwrap().values().cloned().collect::<Vec<_>>(), jpegs);
    let sent = server.seen.lock().unwrap().last().unwrap().clone();
    let told = r#"{"text":"\"$upload0\" is what I saw","photos":["u1","u2","u3"]}"#;
    assert_eq!(String::from_utf8(sent.body).unwrap(), told, "a person's own words stay");
    for photo in photos {
        assert!(running.world.photo(&photo).await.unwrap().is_none(), "dropped with the item");
        assert!(running.world.stores().unwrap().queue.upload(photo).await.unwrap().is_none());
    }
}

#[test]
fn killed_after_any_piece_every_photo_arrives_whole_and_none_twice() {
    let town = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    for killed_at in 1..=6 {
        let store = Arc::new(Store::default());
        let pieces = Arc::new(AtomicU32::new(0));
        let server = town.block_on(Server::start({
            let (store, pieces) = (store.clone(), pieces.clone());
            move |seen| {
                let piece = seen.method == "PATCH";
                if piece && pieces.fetch_add(1, Ordering::SeqCst) == killed_at {
                    return Says::status(500);
                }
                store.answer(seen)
            }
        }));
        let phone = Phone::new();
        let jpegs = life(async || {
            let running = logged_in(&phone, &server.url).await;
            let (waiting, jpegs) = objection(&running, &phone).await;
            running.world.enqueue(waiting).await.unwrap();
            while pieces.load(Ordering::SeqCst) <= killed_at {
                tokio::task::yield_now().await;
            }
            jpegs
        });
        life(async || {
            let running = logged_in(&phone, &server.url).await;
            until(&running, <[OutboxItem]>::is_empty).await;
        });
        assert_eq!(store.files.lock().unwrap().values().cloned().collect::<Vec<_>>(), jpegs);
        let whole: usize = jpegs.iter().map(Vec::len).sum();
        assert_eq!(store.received.load(Ordering::SeqCst) as usize, whole, "cut at {killed_at}");
        assert_eq!(server.count("POST", APPLICATIONS), 1, "cut at {killed_at}");
    }
}

#[tokio::test]
async fn what_is_discarded_takes_all_its_photos_along_and_leaves_those_of_others() {
    let phone = Phone::new();
    let running = logged_in(&phone, "http://127.0.0.1:9").await;
    running.world.reducer.online.store(false, Ordering::SeqCst);
    let (waiting, _) = objection(&running, &phone).await;
    let (mine, other) = (waiting.photos.clone(), photo(&running, &phone).await);
    let id = running.world.enqueue(waiting).await.unwrap();
    let queue = &running.world.stores().unwrap().queue;
    queue.drop_photo(mine[1].clone()).await.unwrap();
    assert!(queue.photo(mine[1].clone()).await.unwrap().is_some(), "the item still needs it");
    running.world.discard(id).await.unwrap();
    for photo in mine {
        assert!(queue.photo(photo).await.unwrap().is_none());
    }
    assert!(queue.photo(other).await.unwrap().is_some());
}
