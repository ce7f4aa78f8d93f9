//! The owner's code: asked for, shown, counted, and of which car.

use super::*;

fn code() -> contract::OwnerCode {
    contract::OwnerCode {
        text: "TTV1.7K3M9PQR2XVW".to_owned(),
        code: "7K3M9PQR2XVW".to_owned(),
        generated_at_ms: NOW_MS,
        expires_at_ms: NOW_MS + 600_000,
    }
}

fn showing() -> Kit {
    let mut kit = at("vehicle/v1", owner());
    kit.press("vehicle.code");
    let answer = Answer::Sent(Ok(Reply::OwnerCode(Arc::new(code()))));
    kit.answer(|effect| matches!(effect, Effect::Send(_)), answer);
    kit
}

#[test]
fn the_owners_code_is_shown_in_both_forms_on_a_secret_screen() {
    let screen = showing().screen();
    assert!(screen.secret);
    let Body::Card { card } = &screen.body else { panic!() };
    assert!(card.code.as_ref().unwrap().modules.len() > 400);
    assert_eq!(card.fields[0].value, "7K3M\u{a0}9PQR\u{a0}2XVW");
    assert!(bare_keys(&screen).is_empty(), "{:?}", bare_keys(&screen));
}

/// As a shell paints it, with its own seconds.
fn left(kit: &Kit) -> String {
    let Body::Card { card } = kit.screen().body else { panic!() };
    let left = card.code.unwrap().renews;
    left.text.replace("{s}", &left.left_ms.div_ceil(1_000).to_string()).replace('\u{a0}', " ")
}

#[test]
fn the_time_left_is_said_in_minutes_and_seconds() {
    let mut kit = showing();
    for (after_ms, said) in [
        (0, "10 分钟后失效"),
        (1_000, "9 分 59 秒后失效"),
        (59_500, "9 分 1 秒后失效"),
        (60_000, "9 分钟后失效"),
        (539_900, "1 分 1 秒后失效"),
        (540_500, "1 分钟后失效"),
        (541_000, "59 秒后失效"),
        (599_999, "1 秒后失效"),
    ] {
        kit.now_ms = NOW_MS + after_ms;
        // What a shell presses when the seconds of a minute have run out.
        kit.press("vehicle.code.due");
        assert_eq!(left(&kit), said, "after {after_ms} ms");
    }
    assert_eq!(kit.illegal, 0);
}

#[test]
fn a_code_of_the_car_before_is_not_shown_under_this_ones_plate() {
    let mut doc = owner();
    let other = contract::OwnVehicle { vehicle: vehicle("v2", "粤B7Q3M8"), users: Vec::new() };
    doc.own.push(other);
    let mut kit = at("vehicle/v1", doc);
    kit.press("vehicle.code");
    kit.back();
    kit.input(Input::Did(crate::Action::Arrived { link: "tongtu://open/vehicle/v2".to_owned() }));
    kit.press("vehicle.code");
    let answer = || Answer::Sent(Ok(Reply::OwnerCode(Arc::new(code()))));
    let screen = kit.answer(|effect| matches!(effect, Effect::Send(_)), answer());
    let Body::Card { card } = &screen.body else { panic!() };
    assert!(card.code.is_none(), "it gives the first car away");
    assert!(card.mark.label.contains("正在生成"), "{card:?}");
    let command = kit.take(|effect| matches!(effect, Effect::Send(_)));
    let Effect::Send(request) = &command.effect else { unreachable!() };
    assert_eq!(request.path, "/v1/vehicles/v2/owner-codes");
    let screen = kit.input(Input::Came { id: command.id, answer: answer() });
    let Body::Card { card } = &screen.body else { panic!() };
    assert!(card.code.is_some() && card.name.contains("7Q3M8"));
}

#[test]
fn a_code_that_nobody_could_use_any_more_is_not_held_out() {
    let mut kit = showing();
    let mut doc = owner();
    doc.own[0].vehicle.usage = "D".to_owned();
    kit.press("refresh");
    let screen = kit.serve(Doc::Vehicles(Arc::new(doc)));
    let Body::Card { card } = &screen.body else { panic!() };
    assert!(card.code.is_none() && card.instead.as_ref().unwrap().contains("非营运"));
    assert!(screen.actions.is_empty(), "another one would be refused too");
}

#[test]
fn a_code_that_ran_out_is_gone_and_no_other_is_made_by_itself() {
    let mut kit = showing();
    let screen = kit.fire(600_000);
    let Body::Card { card } = &screen.body else { panic!() };
    assert!(card.code.is_none() && card.fields.is_empty());
    assert!(card.instead.as_ref().unwrap().contains("失效"));
    assert!(!kit.wants(|effect| matches!(effect, Effect::Send(_))), "the owner has to want it");
}

#[test]
fn the_way_back_from_the_large_code_leads_to_the_small_one() {
    let mut kit = showing();
    kit.press("card.enlarge");
    assert!(kit.screen().body.is_code_alone());
    kit.back();
    assert_eq!(kit.route(), "vehicle.code/v1");
    assert!(!kit.screen().body.is_code_alone());
}

#[test]
fn without_a_network_there_is_no_code_and_a_reason() {
    let mut kit = at("vehicle/v1", owner());
    kit.press("vehicle.code");
    kit.online = false;
    let problem = crate::Problem::new(crate::problem::Code::N101);
    kit.answer(|effect| matches!(effect, Effect::Send(_)), Answer::Sent(Err(problem)));
    let screen = kit.screen();
    let Body::Card { card } = &screen.body else { panic!() };
    assert!(card.instead.as_ref().unwrap().contains("没有网络"), "{card:?}");
}
