//! 规则: what the law and the standards say, as pure functions and tables.
//!
//! Documents, names, phones, licences, vehicles, violations and days of road traffic in mainland
//! China, for everybody who holds a licence there: mainland people, residents of Hong Kong, Macau
//! and Taiwan, foreigners. Text becomes a type once, at the edge.
//!
//! - identity: [`document`], [`name`], [`phone`], [`text`], [`city`]
//! - getting in: [`code`], [`password`], [`gesture`]
//! - the licence: [`licence`], [`file_number`], [`photo`]
//! - vehicles: [`plate`], [`vin`], [`engine`], [`vehicle`], [`filing`], [`cross_border`], [`inspection`]
//! - violations: [`violation`], [`study`], [`rental`], [`move_car`]
//! - time and money: [`day`], [`money`]
//! - the door for scripts: [`check`]
//!
//! No clock, no I/O, no state, no sentence: a refusal is a variant with a stable code
//! `room.reason`, and who shows it finds the words. No input panics, and longer input than a rule
//! can hold is refused unread.

#![no_std]

extern crate alloc;

mod reason;

pub mod check;
pub mod city;
pub mod code;
pub mod cross_border;
pub mod day;
pub mod document;
pub mod engine;
pub mod file_number;
pub mod filing;
pub mod gesture;
pub mod inspection;
pub mod licence;
pub mod money;
pub mod move_car;
pub mod name;
pub mod password;
pub mod phone;
pub mod photo;
pub mod plate;
pub mod rental;
pub mod study;
pub mod text;
pub mod vehicle;
pub mod vin;
pub mod violation;

/// The README's example, run as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
