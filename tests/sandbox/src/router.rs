//! Every path that is served, beside its handler.

use std::sync::Arc;

use axum::Router;
use axum::routing::MethodFilter;
use tongtu_contract::path;

use crate::http::{App, control, not_found, once, plain, seen, wrong_method};
use crate::vehicle_filing::{self, consent, unbinding};
use crate::{
    account, code, control as desk, decision, elicence, face, handling, licence, manual, message,
    objection, payment, payment_page, picture, points, police, registration, rental, server,
    session, upload, vehicle, vehicle_register, violation, violation_console,
};

pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(path::SERVER, seen(server::info))
        .route(path::KEYS, seen(server::keys))
        .route(path::OPENAPI, seen(server::openapi))
        .route(path::CODES, once(code::send))
        .route(path::REGISTRATIONS, once(registration::create))
        .route("/v1/registrations/{id}", seen(registration::show))
        .route("/v1/registrations/{id}/photo", once(registration::photo))
        .route("/v1/registrations/{id}/corrections", once(registration::correct))
        .route(path::SESSIONS, once(session::by_password))
        .route(path::SESSIONS_CODE, once(session::by_code))
        .route(path::SESSIONS_REFRESH, once(session::refresh))
        .route(path::SESSIONS_CURRENT, plain(MethodFilter::DELETE, session::end))
        .route(path::SESSIONS_OTHERS_ENDING, once(session::end_others))
        .route(path::PASSWORDS_RESET, once(account::reset_password))
        .route(path::ACCOUNT, seen(account::show))
        .route(path::ACCOUNT_DELETION, once(account::delete))
        .route(path::LICENCE, seen(licence::show))
        .route(path::LICENCE_FILING, once(licence::file))
        .route(path::LICENCE_UNFILING, once(licence::unfile))
        .route(path::ELICENCE, seen(elicence::show))
        .route(path::ELICENCE_APPLICATIONS, once(elicence::apply))
        .route(path::ELICENCE_CARD, seen(elicence::card))
        .route(path::ELICENCE_CODES, once(elicence::code))
        .route(path::VEHICLES, seen(vehicle::show))
        .route("/v1/vehicles/{id}/owner-codes", once(vehicle::owner_code))
        .route("/v1/vehicles/{id}/users/{filed}/unbinding", once(unbinding::by_owner))
        .route("/v1/filed-vehicles/{id}/unbinding", once(unbinding::by_user))
        .route(path::CONSENT_CODES, once(consent::send))
        .route(path::VEHICLE_FILINGS, once(vehicle_filing::create))
        .route("/v1/vehicle-filings/{id}/cancellation", once(vehicle_filing::cancel))
        .route(path::FACE_CHECKS, once(face::check))
        .route(path::MANUAL_CHECKS, once(manual::submit))
        .route(path::VIOLATIONS, seen(violation::list))
        .route("/v1/violations/{id}/handling", once(handling::accept))
        .route("/v1/violations/{id}/extension", once(violation::extend))
        .route("/v1/violations/{id}/objections", once(objection::submit))
        .route(path::OBJECTIONS, seen(objection::list))
        .route("/v1/objections/{id}/withdrawal", once(objection::withdraw))
        .route(path::DECISIONS, seen(decision::list))
        .route("/v1/decisions/{id}/instalments", once(decision::later::ask))
        .route("/v1/decisions/{id}/reconsideration", once(decision::reconsideration::ask))
        .route(path::PAYMENTS, once(payment::order))
        .route("/v1/payments/{id}", seen(payment::show))
        .route("/v1/payments/{id}/receipt", seen(payment::receipt))
        .route(path::RENTALS, seen(rental::list))
        .route("/v1/rentals/{id}/transfers", once(rental::take))
        .route("/v1/rentals/{id}/appeals", once(rental::appeal))
        .route(path::POINTS, seen(points::show))
        .route(path::MESSAGES, seen(message::show))
        .route(path::MESSAGE_MARKS, once(message::mark))
        .route("/v1/pictures/{id}", seen(picture::show))
        .route(
            path::UPLOADS,
            once(upload::create).merge(plain(MethodFilter::OPTIONS, upload::options)),
        )
        .route(
            "/v1/uploads/{id}",
            seen(upload::show)
                .merge(plain(MethodFilter::HEAD, upload::offset))
                .merge(plain(MethodFilter::PATCH, upload::piece))
                .merge(plain(MethodFilter::DELETE, upload::end)),
        )
        .route(
            "/pay/{id}/{secret}",
            plain(MethodFilter::GET, payment_page::show)
                .merge(plain(MethodFilter::POST, payment_page::act)),
        )
        .route(
            "/_sandbox/clock",
            control(MethodFilter::GET, desk::clock).merge(control(MethodFilter::POST, desk::turn)),
        )
        .route("/_sandbox/seeds", control(MethodFilter::GET, desk::seeds))
        .route("/_sandbox/seeds/{id}", control(MethodFilter::POST, desk::seed))
        .route("/_sandbox/sms", control(MethodFilter::GET, desk::sms))
        .route("/_sandbox/desk", control(MethodFilter::GET, desk::cases))
        .route("/_sandbox/desk/{id}", control(MethodFilter::POST, desk::decide))
        .route("/_sandbox/desk/{id}/photo", control(MethodFilter::GET, desk::case_photo))
        .route("/_sandbox/ledger", control(MethodFilter::GET, desk::ledger))
        .route(
            "/_sandbox/faults",
            // Answered beside the store, see `http::control_faults`.
            control(MethodFilter::GET, desk::elsewhere)
                .merge(control(MethodFilter::POST, desk::elsewhere))
                .merge(control(MethodFilter::DELETE, desk::elsewhere)),
        )
        .route("/_sandbox/reset", control(MethodFilter::POST, desk::reset))
        .route("/_sandbox/server", control(MethodFilter::POST, desk::server))
        .route("/_sandbox/vehicles", control(MethodFilter::POST, vehicle_register::change))
        .route("/_sandbox/faces", control(MethodFilter::POST, desk::faces))
        .route(
            "/_sandbox/police",
            control(MethodFilter::GET, police::show)
                .merge(control(MethodFilter::POST, police::set)),
        )
        .route("/_sandbox/records", control(MethodFilter::POST, violation_console::plant))
        .route("/_sandbox/payments", control(MethodFilter::GET, payment_page::orders))
        .route("/_sandbox/payments/{id}", control(MethodFilter::POST, payment_page::settle))
        .route("/_sandbox/officer", control(MethodFilter::POST, desk::officer))
        .fallback(not_found)
        .method_not_allowed_fallback(wrong_method)
}
