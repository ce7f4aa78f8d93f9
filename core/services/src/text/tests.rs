//! Every key, in every language, with the arguments of its zh-Hans form.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::*;

/// Key (or `key.attribute`) to the names of its arguments.
type Keys = BTreeMap<String, BTreeSet<String>>;

fn keys(locale: Locale) -> Keys {
    let mut keys = Keys::new();
    for (file, source) in locale.files() {
        let resource = FluentResource::try_new((*source).to_owned())
            .unwrap_or_else(|(_, errors)| panic!("{}/{file}.ftl: {errors:?}", locale.tag()));
        for entry in resource.entries() {
            let Entry::Message(message) = entry else { continue };
            let name = message.id.name.to_owned();
            let mut insert = |key: String, pattern: &Pattern<&str>| {
                let mut args = BTreeSet::new();
                arguments(pattern, &mut args);
                assert!(
                    keys.insert(key.clone(), args).is_none(),
                    "{key} twice in {}",
                    locale.tag()
                );
            };
            if let Some(pattern) = &message.value {
                insert(name.clone(), pattern);
            }
            for attribute in &message.attributes {
                insert(format!("{name}.{}", attribute.id.name), &attribute.value);
            }
        }
    }
    keys
}

fn arguments(pattern: &Pattern<&str>, into: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expression_arguments(expression, into);
        }
    }
}

fn expression_arguments(expression: &Expression<&str>, into: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => inline_arguments(inline, into),
        Expression::Select { selector, variants } => {
            inline_arguments(selector, into);
            for variant in variants {
                arguments(&variant.value, into);
            }
        }
    }
}

fn inline_arguments(inline: &InlineExpression<&str>, into: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            into.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => expression_arguments(expression, into),
        _ => {}
    }
}

#[test]
fn every_key_is_said_in_every_language_with_the_arguments_of_its_simplified_form() {
    let simplified = keys(Locale::ZhHans);
    assert!(simplified.len() > 100, "the table shrank to {} keys", simplified.len());
    for locale in Locale::ALL {
        let own = keys(locale);
        let names = |keys: &Keys| keys.keys().cloned().collect::<BTreeSet<_>>();
        let missing: Vec<_> = names(&simplified).difference(&names(&own)).cloned().collect();
        let extra: Vec<_> = names(&own).difference(&names(&simplified)).cloned().collect();
        assert!(
            missing.is_empty() && extra.is_empty(),
            "{}: missing {missing:?}, extra {extra:?}",
            locale.tag()
        );
        let texts = Texts::new(locale);
        for (key, args) in &simplified {
            let mut fluent = FluentArgs::new();
            for arg in args {
                fluent.set(arg.clone(), 2);
            }
            let (message, attribute) =
                key.split_once('.').map_or((key.as_str(), None), |(m, a)| (m, Some(a)));
            let message = texts.bundle.get_message(message).unwrap();
            let pattern = attribute
                .map_or_else(|| message.value(), |a| message.get_attribute(a).map(|a| a.value()))
                .unwrap();
            let mut errors = Vec::new();
            let said = texts.bundle.format_pattern(pattern, Some(&fluent), &mut errors);
            assert!(errors.is_empty(), "{} {key}: {errors:?}", locale.tag());
            assert!(!said.trim().is_empty(), "{} {key} is empty", locale.tag());
        }
    }
}

#[test]
fn an_argument_that_is_not_given_is_an_error_the_check_above_would_see() {
    let mut bundle = FluentBundle::<FluentResource>::new_concurrent(vec!["en".parse().unwrap()]);
    bundle.add_resource_overriding(FluentResource::try_new("a = { $x }".to_owned()).unwrap());
    let mut errors = Vec::new();
    let message = bundle.get_message("a").unwrap();
    bundle.format_pattern(message.value().unwrap(), Some(&FluentArgs::new()), &mut errors);
    assert_eq!(errors.len(), 1);
}

#[test]
fn simplified_and_traditional_differ_in_their_quotation_marks() {
    for (locale, wrong) in [(Locale::ZhHans, ['「', '」']), (Locale::ZhHant, ['“', '”'])] {
        for (file, source) in locale.files() {
            assert!(!source.contains(wrong), "{}/{file}.ftl has {wrong:?}", locale.tag());
        }
    }
}
