package park

// IssuedBrief is a printed brief, or a year's sheet of measures, that was given
// out: from then on it is the bytes it was, whatever becomes of the data and of
// the program.
type IssuedBrief struct {
	ID       int64
	Measures bool   // the sheet of measures of a year, which is its Period's; its Park is the city
	Period   Period // of a sheet of measures the twelfth of its year
	Park     string
	Lang     string // of its words
	AsOf     Moment // as known when
	Version  int64  // of the data
	Hash     string // short, as printed on the sheet
	Page     string // SHA-256 of the sheet
	Style    string // and of its style sheet
	Actor    string // user name
	At       Moment
	Sample   bool
}
