package park

// HeadingMapping is the office's word that a heading the catalogue does not
// know is one of its indicators, in tables of one shape (docs/intake.md#headings).
type HeadingMapping struct {
	ID         int64
	Shape      string // fingerprint of the table's headings, hex SHA-256
	Heading    string // as names are compared, without measure, period and unit
	Indicator  string // code; "" takes an earlier mapping back
	Table      string // the headings of the table it was made on, for people
	RecordedAt Moment
	Actor      string
}

// MayUnmap reports whether the person may take the mapping back: a city
// administrator, a city-wide clerk, and the clerk who made it.
func (u User) MayUnmap(m HeadingMapping) bool {
	return u.CityWide() || u.Role == Clerk && u.Name == m.Actor
}
