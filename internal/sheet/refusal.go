package sheet

// RefusalKind says why a file was not read.
type RefusalKind uint8

// The reasons, one for each code of docs/domain.md#intake.
const (
	Unsupported   RefusalKind = iota + 1 // not a format read here; What names it
	Legacy                               // an Excel file older than BIFF8
	EncryptedFile                        // locked by a password
	EmptyFile                            // nothing in it
	Damaged                              // cut off, broken or contradicting itself
	TooLarge                             // beyond the limits
)

// Wording is one phrase in the languages of the product.
type Wording struct{ ZH, EN string }

// Refusal is the one error of Open: the file is not read, not even in part.
type Refusal struct {
	Kind RefusalKind
	What Wording // what the file is, or what is wrong with it
	Err  error   // the cause, nil when there is none beyond What
}

// Error is the English wording with its cause.
func (r *Refusal) Error() string {
	if r.Err == nil {
		return r.What.EN
	}
	return r.What.EN + ": " + r.Err.Error()
}

// Unwrap gives the cause.
func (r *Refusal) Unwrap() error { return r.Err }

func damaged(zh, en string, err error) *Refusal {
	return &Refusal{Damaged, Wording{zh, en}, err}
}

func tooLarge(zh, en string, err error) *Refusal {
	return &Refusal{TooLarge, Wording{zh, en}, err}
}

func unsupported(zh, en string) *Refusal {
	return &Refusal{Kind: Unsupported, What: Wording{zh, en}}
}
