package views

// SchemeAct is what a notice says was done with a scheme.
type SchemeAct string

// The acts.
const (
	SchemeMade      SchemeAct = "made"      // a draft, now in the editor
	SchemeSaved     SchemeAct = "saved"     // the next revision of a draft
	SchemeVersioned SchemeAct = "versioned" // a version of its own
)

// SchemeDonePath is the page of a scheme with a notice of what was done.
func SchemeDonePath(id int64, done SchemeAct) string { return SchemePath(id) + "?done=" + string(done) }
