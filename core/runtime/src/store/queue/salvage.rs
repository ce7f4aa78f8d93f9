//! A damaged file is put aside, and what can be read of it goes into a new one.

use std::{fs, path::Path};

use rusqlite::{Connection, types::Value};

use crate::{
    clock::wall_ms,
    store::file::{Kind, StoreError, companions, open},
};

/// Not `spare` and `pause`, which make themselves anew.
const TABLES: [&str; 6] = ["draft", "setting", "photo", "upload", "outbox", "outbox_photo"];

pub(super) fn repair(path: &Path, kind: &Kind) -> Result<Connection, StoreError> {
    let aside = path.with_file_name(format!("queue.aside-{}.db", wall_ms()));
    for (from, to) in companions(path).iter().zip(companions(&aside)) {
        match fs::rename(from, to) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    let mut new = open(path, kind)?;
    if let Ok(old) = Connection::open(&aside) {
        for table in TABLES {
            // A table that cannot be read at all is lost; the others are not.
            let _ = salvage(&old, &mut new, table);
        }
        let _ = salvage_first_photos(&old, &mut new);
    }
    Ok(new)
}

/// Copies the rows that can be read, from both ends: damage in the middle hides only the middle.
fn salvage(old: &Connection, new: &mut Connection, table: &str) -> rusqlite::Result<()> {
    for order in ["ASC", "DESC"] {
        let key = match table {
            "draft" => "owner, draft, field",
            "outbox_photo" => "item, nth",
            _ => "1",
        };
        let key = if order == "DESC" { key.replace(',', " DESC,") } else { key.to_owned() };
        // By name: the old file may be of an older schema.
        let named = columns_of(old, table)?;
        let known = columns_of(new, table)?;
        let named: Vec<String> = named.into_iter().filter(|name| known.contains(name)).collect();
        let (columns, list) = (named.len(), named.join(", "));
        let mut read =
            old.prepare(&format!("SELECT {list} FROM {table} ORDER BY {key} {order}"))?;
        let marks = vec!["?"; columns].join(", ");
        let insert = format!("INSERT OR IGNORE INTO {table} ({list}) VALUES ({marks})");
        let write = new.transaction()?;
        let mut rows = read.query(())?;
        while let Ok(Some(row)) = rows.next() {
            let values: rusqlite::Result<Vec<Value>> = (0..columns).map(|at| row.get(at)).collect();
            let Ok(values) = values else { continue };
            // A row that the new schema refuses is damage too.
            let _ = write.execute(&insert, rusqlite::params_from_iter(values));
        }
        write.commit()?;
    }
    Ok(())
}

/// In the first schema an item's photo stood in its row.
fn salvage_first_photos(old: &Connection, new: &mut Connection) -> rusqlite::Result<()> {
    let insert = "INSERT OR IGNORE INTO outbox_photo (item, nth, photo) VALUES (?1, 0, ?2)";
    let mut read = old.prepare("SELECT id, photo FROM outbox WHERE photo IS NOT NULL")?;
    let mut rows = read.query(())?;
    while let Ok(Some(row)) = rows.next() {
        let (Ok(item), Ok(photo)) = (row.get::<_, String>(0), row.get::<_, String>(1)) else {
            continue;
        };
        new.execute(insert, [item, photo])?;
    }
    Ok(())
}

fn columns_of(db: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    let read = db.prepare(&format!("SELECT * FROM {table} LIMIT 0"))?;
    Ok(read.column_names().map(str::to_owned).collect())
}
