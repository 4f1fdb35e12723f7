from phonenumber_field.phonenumber import PhoneNumber

LATVIA = 371


def local_form(number: PhoneNumber | None) -> str:
    """Format a number: Latvian ones in pairs ("+371 24 11 24 20"), others in the international form."""
    if not number:
        return ""
    if number.country_code != LATVIA:
        return number.as_international
    digits = str(number.national_number)
    pairs = [digits[start : start + 2] for start in range(0, len(digits), 2)]
    return f"+{LATVIA} {' '.join(pairs)}"
