package park

import "strings"

// CreditCode is a unified social credit code, 统一社会信用代码 (GB 32100-2015):
// seventeen characters and a check character, in capitals.
type CreditCode string

// creditAlphabet leaves out I, O, S, V and Z; a character counts its place.
const creditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// ParseCreditCode reads a code as typed: blanks around it and small letters are
// accepted, anything else is refused with the key credit_length,
// credit_character or credit_check. It never corrects a wrong check character.
func ParseCreditCode(s string) (CreditCode, error) {
	code := strings.ToUpper(strings.TrimSpace(s))
	if len([]rune(code)) != 18 {
		return "", Invalidf("credit_length", "credit code %q has %d characters, not 18", s, len([]rune(code)))
	}
	sum, weight := 0, 1
	for i, c := range code {
		place := strings.IndexRune(creditAlphabet, c)
		if place < 0 {
			return "", Invalidf("credit_character", "credit code %q holds %q, which is in none", s, string(c))
		}
		if i == 17 {
			break
		}
		sum += place * weight
		weight = weight * 3 % 31
	}
	if want := creditAlphabet[(31-sum%31)%31]; code[17] != want {
		return "", Invalidf("credit_check", "credit code %q ends in %q; its other characters give %q", s, code[17:], string(want))
	}
	return CreditCode(code), nil
}
