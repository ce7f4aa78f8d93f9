//! 记分: how many points an act carries. Source: 公安部令第163号 §8–12, in force since 2022-04-01.
//!
//! Explains a record and never replaces it: provinces allow for tolerance, and the record's own
//! points hold. A warning (警告) for a light case carries none (§28). Fines are not in this order.

use chrono::NaiveDate;

/// The points that a record may carry on a day: no 2 and a 9 since 2022-04-01. Other values of old
/// data are kept and shown.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::violation::schedule::values;
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// assert_eq!(values(day(2022, 4, 1)), [0, 1, 3, 6, 9, 12]);
/// assert_eq!(values(day(2022, 3, 31)), [0, 1, 2, 3, 6, 12]);
/// ```
pub fn values(on: NaiveDate) -> &'static [u8] {
    match NaiveDate::from_ymd_opt(2022, 4, 1) {
        Some(from) if on >= from => &[0, 1, 3, 6, 9, 12],
        _ => &[0, 1, 2, 3, 6, 12],
    }
}

/// Which limits of the order a vehicle falls under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Vehicle {
    /// School buses, medium and larger buses and trucks, dangerous goods.
    Heavy,
    /// All others.
    Other,
}

/// Which roads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Road {
    /// 高速公路, 城市快速路.
    Expressway,
    /// All others.
    Other,
}

/// The points of speeding, by exact integers. Ranges are "from a to below b". `None` for a limit of
/// nothing.
///
/// ```
/// use tongtu_rules::violation::schedule::{Road, Vehicle, speeding};
/// assert_eq!(speeding(Vehicle::Other, Road::Expressway, 119, 100), Some(0));
/// assert_eq!(speeding(Vehicle::Other, Road::Expressway, 120, 100), Some(6));
/// assert_eq!(speeding(Vehicle::Heavy, Road::Other, 66, 60), Some(1));
/// ```
pub fn speeding(vehicle: Vehicle, road: Road, measured: u32, limit: u32) -> Option<u8> {
    if limit == 0 {
        return None;
    }
    let excess = u64::from(measured.saturating_sub(limit)) * 100;
    let from = |percent: u64| excess >= percent * u64::from(limit);
    let points = match (vehicle, road) {
        (_, _) if excess == 0 => 0,
        (Vehicle::Heavy, Road::Expressway) if from(20) => 12,
        (Vehicle::Heavy, Road::Expressway) => 6,
        (Vehicle::Heavy, Road::Other) if from(50) => 9,
        (Vehicle::Heavy, Road::Other) if from(20) => 6,
        (Vehicle::Heavy, Road::Other) if from(10) => 1,
        (Vehicle::Other, Road::Expressway) if from(50) => 12,
        (Vehicle::Other, Road::Expressway) if from(20) => 6,
        (Vehicle::Other, Road::Other) if from(50) => 6,
        (Vehicle::Other, Road::Other) if from(20) => 3,
        (Vehicle::Heavy | Vehicle::Other, _) => 0,
    };
    Some(points)
}

/// An act of the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Act {
    /// Stable key of its sentence.
    pub key: &'static str,
    /// Its points.
    pub points: u8,
    /// The section of 令第163号.
    pub section: u8,
}

/// The points of an act; `None` for a key that is not in the order.
///
/// ```
/// assert_eq!(tongtu_rules::violation::schedule::points_of("red_light"), Some(6));
/// assert_eq!(tongtu_rules::violation::schedule::points_of("phone_in_hand"), Some(3));
/// ```
pub fn points_of(key: &str) -> Option<u8> {
    ACTS.iter().find(|act| act.key == key).map(|act| act.points)
}

const fn act(points: u8, key: &'static str) -> Act {
    let section = match points {
        12 => 8,
        9 => 9,
        6 => 10,
        3 => 11,
        _ => 12,
    };
    Act { key, points, section }
}

/// The acts in short, the gravest first. *Heavy* as in [`Vehicle::Heavy`].
pub static ACTS: [Act; 54] = [
    act(12, "drink_driving"),
    act(12, "flight_after_injury"),
    act(12, "forged_or_foreign_plates_or_papers"),
    act(12, "bus_overcrowded_20"),
    act(12, "car_overcrowded_100"),
    act(12, "heavy_speeding_expressway_20"),
    act(12, "speeding_expressway_50"),
    act(12, "expressway_reversing_or_wrong_way"),
    act(12, "points_taken_for_money"),
    act(9, "seven_seats_overcrowded_50"),
    act(9, "heavy_speeding_other_50"),
    act(9, "expressway_illegal_stop"),
    act(9, "no_or_covered_plates"),
    act(9, "class_not_matching"),
    act(9, "school_bus_without_qualification"),
    act(9, "bus_or_dangerous_goods_four_hours"),
    act(6, "bus_overcrowded_below_20"),
    act(6, "seven_seats_overcrowded_20"),
    act(6, "car_overcrowded_50"),
    act(6, "heavy_speeding_expressway_below_20"),
    act(6, "heavy_speeding_other_20"),
    act(6, "speeding_expressway_20"),
    act(6, "speeding_other_50"),
    act(6, "truck_overload_50"),
    act(6, "dangerous_goods_route_or_marking"),
    act(6, "oversize_load_route_or_marking"),
    act(6, "dangerous_chemicals_restricted_area"),
    act(6, "red_light"),
    act(6, "driving_while_suspended_or_held"),
    act(6, "flight_after_damage"),
    act(6, "hard_shoulder"),
    act(3, "car_overcrowded_20"),
    act(3, "speeding_other_20"),
    act(3, "expressway_wrong_lane"),
    act(3, "overtaking_yielding_or_wrong_way"),
    act(3, "queue_jumping"),
    act(3, "phone_in_hand"),
    act(3, "zebra_not_yielding"),
    act(3, "school_bus_not_yielding"),
    act(3, "truck_overload_30"),
    act(3, "plates_not_mounted_as_required"),
    act(3, "breakdown_without_warning"),
    act(3, "bus_or_dangerous_goods_uninspected"),
    act(3, "truck_four_hours"),
    act(3, "expressway_below_minimum"),
    act(1, "heavy_speeding_other_10"),
    act(1, "meeting_reversing_or_u_turn"),
    act(1, "wrong_lights"),
    act(1, "against_signs_or_markings"),
    act(1, "load_too_long_wide_or_high"),
    act(1, "truck_overload_below_30"),
    act(1, "vehicle_uninspected"),
    act(1, "truck_modified_without_approval"),
    act(1, "no_seat_belt_or_helmet"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_act_stands_twice_and_each_has_points_of_the_order() {
        for (at, act) in ACTS.iter().enumerate() {
            assert!(ACTS[..at].iter().all(|other| other.key != act.key), "{}", act.key);
            assert!([1, 3, 6, 9, 12].contains(&act.points), "{}", act.key);
        }
        assert!(ACTS.is_sorted_by_key(|act| core::cmp::Reverse(act.points)));
    }
}
