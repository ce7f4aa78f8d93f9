//! The law and the formats: documents, names, phones, licences, days.
