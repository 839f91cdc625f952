package park

import "slices"

// Flaw is one thing wrong with a scheme, an incident or a computation, at the
// field of the form it belongs to. Its sentence is the text flaw.KEY, with
// Args in the sentence's places.
type Flaw struct {
	Key     string
	Field   string // items.2.weight: list places count from 0; "" for the whole
	Args    []any  // strings and ints
	Warning bool   // explains, and stops nothing
}

// TextKey is the key of the flaw's sentence in the locale catalogue.
func (f Flaw) TextKey() string { return "flaw." + f.Key }

// Flaws are the findings of one check in the order of its fields.
type Flaws []Flaw

// Stop reports whether any of them is more than a warning.
func (f Flaws) Stop() bool {
	return slices.ContainsFunc(f, func(one Flaw) bool { return !one.Warning })
}

// At lists those of one field.
func (f Flaws) At(field string) Flaws {
	var out Flaws
	for _, one := range f {
		if one.Field == field {
			out = append(out, one)
		}
	}
	return out
}

// Err is the refusal of something with flaws, nil where only warnings, or
// nothing, was found. The flaws themselves are shown at their fields.
func (f Flaws) Err() error {
	for _, one := range f {
		if !one.Warning {
			return Invalidf("scheme_flaws", "scheme: %s at %q %v", one.Key, one.Field, one.Args)
		}
	}
	return nil
}

func (f *Flaws) add(field, key string, args ...any) {
	*f = append(*f, Flaw{Key: key, Field: field, Args: args})
}

func (f *Flaws) warn(field, key string, args ...any) {
	*f = append(*f, Flaw{Key: key, Field: field, Args: args, Warning: true})
}
