//! The lock: opens with the pattern, counts before it tries, survives restarts, wipes at five.

use tongtu_services::{
    Found,
    effect::{LockAnswer, LockOp},
    problem::Code,
};

use super::kit::{Phone, Running, session};
use crate::boundary::ForeignError;

const RIGHT: [u8; 4] = [0, 1, 2, 5];
const WRONG: [u8; 4] = [0, 3, 6, 7];

async fn locked(phone: &Phone) -> Running {
    let running = phone.start("http://127.0.0.1:9");
    running.world.sign_in(session("a", 1)).await.unwrap();
    let set = running.world.lock(LockOp::Set(RIGHT.to_vec())).await;
    assert!(matches!(set, LockAnswer::Done), "{set:?}");
    running
}

async fn draw(running: &Running, dots: [u8; 4]) -> LockAnswer {
    running.world.lock(LockOp::Try(dots.to_vec())).await
}

#[tokio::test]
async fn the_pattern_opens_what_it_closed() {
    let phone = Phone::new();
    let running = locked(&phone).await;
    running.world.lock(LockOp::Close).await;
    assert!(running.world.sessions.account().is_none(), "nothing is left in memory");
    let opened = draw(&running, RIGHT).await;
    assert!(matches!(&opened, LockAnswer::Opened(account) if account.id.as_str() == "a"));
}

#[tokio::test]
async fn a_dot_that_is_passed_over_joins_by_itself() {
    let phone = Phone::new();
    let running = locked(&phone).await;
    running.world.lock(LockOp::Close).await;
    let opened = running.world.lock(LockOp::Try(vec![0, 2, 5])).await;
    assert!(matches!(opened, LockAnswer::Opened(_)), "{opened:?}");
}

#[tokio::test]
async fn the_count_survives_a_restart_and_the_fifth_failure_wipes() {
    let phone = Phone::new();
    locked(&phone).await.kill().await;
    for left in [4, 3, 2, 1] {
        let running = phone.start("http://127.0.0.1:9");
        let found = running.world.find_session().await;
        assert!(matches!(found, Found::Locked { tries_left } if tries_left == left + 1));
        let wrong = draw(&running, WRONG).await;
        assert!(
            matches!(wrong, LockAnswer::Wrong { tries_left } if tries_left == left),
            "{wrong:?}"
        );
        running.kill().await;
    }
    let running = phone.start("http://127.0.0.1:9");
    assert!(matches!(draw(&running, WRONG).await, LockAnswer::Wiped));
    assert!(!phone.vault.names().contains(&"session".to_owned()));
    assert!(
        matches!(draw(&running, RIGHT).await, LockAnswer::Failed(_)),
        "too late for the right one"
    );
}

#[tokio::test]
async fn the_right_pattern_gives_all_tries_back() {
    let phone = Phone::new();
    let running = locked(&phone).await;
    draw(&running, WRONG).await;
    assert!(matches!(draw(&running, RIGHT).await, LockAnswer::Opened(_)));
    let found = running.world.find_session().await;
    assert!(matches!(found, Found::Locked { tries_left: 5 }), "{found:?}");
}

#[tokio::test]
async fn no_try_is_made_when_it_cannot_be_counted() {
    let phone = Phone::new();
    let running = locked(&phone).await;
    running.world.lock(LockOp::Close).await;
    *phone.vault.refuse_writes.lock().unwrap() = Some(ForeignError::Locked);
    let answer = draw(&running, RIGHT).await;
    assert!(
        matches!(&answer, LockAnswer::Failed(problem) if problem.code == Code::V402),
        "{answer:?}"
    );
    assert!(running.world.sessions.account().is_none());
}

#[tokio::test]
async fn a_try_that_was_killed_counts() {
    let phone = Phone::new();
    locked(&phone).await.kill().await;
    let running = phone.start("http://127.0.0.1:9");
    let world = running.world.clone();
    // Killed while the key is being derived: the counter has been written by then.
    let before = phone.vault.secrets.lock().unwrap()["session"].clone();
    let trying = tokio::spawn(async move { world.lock(LockOp::Try(WRONG.to_vec())).await });
    while phone.vault.secrets.lock().unwrap()["session"] == before {
        tokio::task::yield_now().await;
    }
    trying.abort();
    let _ = trying.await;
    let found = running.world.find_session().await;
    assert!(matches!(found, Found::Locked { tries_left: 4 }), "{found:?}");
}

#[tokio::test]
async fn the_vault_holds_no_token_in_the_clear_under_a_lock() {
    let phone = Phone::new();
    let _running = locked(&phone).await;
    let entry = phone.vault.secrets.lock().unwrap()["session"].clone();
    assert!(!String::from_utf8_lossy(&entry).contains("CANARY"));
}

#[tokio::test]
async fn the_lock_comes_off_and_the_session_stays() {
    let phone = Phone::new();
    let running = locked(&phone).await;
    assert!(matches!(running.world.lock(LockOp::Remove).await, LockAnswer::Done));
    running.kill().await;
    let running = phone.start("http://127.0.0.1:9");
    let found = running.world.find_session().await;
    assert!(matches!(found, Found::Open(account) if account.id.as_str() == "a"));
}
