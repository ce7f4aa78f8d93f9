### The rules: what no form of the app says yet, and what to do now about every code (`tongtu check`).

## Plates
fault-plate-empty = Enter the plate.
    .short = empty
fault-plate-too_long = A plate has at most 8 characters.
    .short = too long
fault-plate-province = The first character is no short name of a mainland province.
    .short = wrong province
fault-plate-city = Behind the province stands no letter of an authority; I and O are not used.
    .short = wrong second place
fault-plate-forbidden_letter = No plate holds the letter “{ $found }”.
    .short = an unused letter
fault-plate-serial = The places behind fit no kind of plate.
    .short = wrong serial
fault-plate-army = This is a plate of the army or the armed police, which the traffic police do not keep.
    .short = an army plate
fault-plate-temporary = This is a temporary plate on paper, which cannot be filed.
    .short = a temporary plate

## Vehicle identification numbers
fault-vin-empty = Enter the vehicle identification number.
    .short = empty
fault-vin-length = A vehicle identification number has 17 characters.
    .short = not 17 characters
fault-vin-forbidden_letter = No vehicle identification number holds the letter “{ $found }”.
    .short = an unused letter
fault-vin-charset = A vehicle identification number holds no “{ $found }”.
    .short = a wrong character
fault-vin-check_digit = One character is wrong, as the ninth one shows.
    .short = one character is wrong

## Engine numbers
fault-engine-empty = Enter the last 6 characters of the engine number.
    .short = empty
fault-engine-length = Only the last 6 characters of the engine number are asked for.
    .short = not 6 characters
fault-engine-charset = An engine number holds no “{ $found }”.
    .short = a wrong character

## What cannot be read at all
fault-input-encoding = This line is not text in UTF-8 and cannot be read.
    .short = not readable

## What to do now, for each code
way-document-empty = Type the number as it stands on the document.
way-document-length = Count it on the document; add what is missing, take off what is too much.
way-document-charset = Take off “{ $found }”, or type what the document shows in its place.
way-document-format = See whether the right kind of document is chosen, then type the number again.
way-document-region = Compare the first digits with the document.
way-document-country = Compare the three digits of the country with the document.
way-document-date = Compare the digits of the birth date with the document.
way-document-future_date = Compare the digits of the birth date with the document; if they are right, look at the date of the phone.
way-document-check_digit = Compare each character with the document; if all are right, take it to a vehicle office.
way-document-legacy_booklet = Use the 8 digits of the card; whoever has no card yet exchanges the booklet first.
way-document-legacy_number = Use the 18 digits of the second-generation card; the police station issues it.
way-document-centenarian = Take the document to a vehicle office.
way-name-empty = Type the name as it stands on the document.
way-name-too_long = Type the name alone, as it stands on the document.
way-name-charset = Take off “{ $found }” and keep what the document shows.
way-name-private_use = Type this character again with a common keyboard.
way-name-traditional = Write the simplified “{ $form }”; if the document has the traditional form, a person will check it.
way-name-ambiguous = See whether the document has “{ $first }” or “{ $second }”, and write that.
way-phone-empty = Type the 11 digits of a mainland mobile number.
way-phone-charset = Take off “{ $found }” and keep the digits.
way-phone-length = Count the digits until there are 11.
way-phone-format = Type a mobile number, not one of a landline.
way-phone-not_mainland = Use a mainland number; a shop of any operator issues one on your document.
way-plate-empty = Type it as it stands on the plate or the vehicle licence.
way-plate-too_long = Type what the plate shows and nothing else.
way-plate-province = Begin with the province, such as 粤 or 京.
way-plate-city = Compare the letter in the second place with the plate.
way-plate-forbidden_letter = What looks like I is 1, and what looks like O is 0.
way-plate-serial = Compare the places behind with the plate: 5, or 6 on a new-energy plate.
way-plate-army = For such a vehicle ask the vehicle office of its unit.
way-plate-temporary = Wait for the lasting plate, and use that.
way-vin-empty = Type what stands at 车辆识别代号 on the vehicle licence.
way-vin-length = Count it on the vehicle licence until there are 17.
way-vin-forbidden_letter = What looks like I is 1, and what looks like O or Q is 0.
way-vin-charset = Take off “{ $found }” and keep letters and digits.
way-vin-check_digit = Compare each character with the vehicle licence.
way-file_number-empty = Type what stands on the second page of the licence, right of the third line.
way-file_number-charset = Take off “{ $found }” and keep the digits.
way-file_number-length = Count it on the second page until there are 12.
way-file_number-looks_like_id = Turn to the second page and type the 12 digits right of the third line.
way-file_number-format = Type it again from the second page.
way-engine-empty = Type the last 6 characters at 发动机号码 on the vehicle licence.
way-engine-length = Count 6 characters from the right.
way-engine-charset = Take off “{ $found }” and keep letters and digits.
way-password-empty = Think of a password of 6 characters or more.
way-password-too_short = Add some characters; 8 or more are safer.
way-password-too_long = Shorten it to 64 characters.
way-password-common = Take a few words that only you would think of.
way-password-contains_birth_date = Put something else in place of the date.
way-password-contains_phone = Put something else in place of the number.
way-password-mismatch = Type it twice again.
way-code-empty = Open the text message and type its 6 digits.
way-code-charset = Take off “{ $found }” and keep the digits.
way-code-length = Type all 6 digits of the message; if it is lost, ask for another.
way-input-encoding = Save the file as UTF-8 and try again.
way-use-text = “{ $text }” would be right.
way-use-kind = This is the number of a { $right }; choose that.
