package views

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// SignIn is the model of the sign-in page.
type SignIn struct {
	Page
	Name     string // as typed, kept when the password was wrong
	Next     string // where to go afterwards
	Message  string // why it did not work; "" at first
	Accounts []SampleAccount
	Password string // of the sample accounts
}

// SampleAccount is one shipped account that signs in with one click.
type SampleAccount struct {
	Name    string
	Role    string
	Display string
	Scope   string
	Does    string
}

// NewSignIn lists the sample accounts among the users, the city administrators
// first; there are none once the sample is cleared.
func NewSignIn(page Page, c *park.Catalogue, users []park.User) SignIn {
	page.Title = page.Say.T("signin.title")
	m := SignIn{Page: page}
	for _, role := range slices.Backward(park.Roles) {
		for _, u := range users {
			if u.Sample && u.Role == role {
				m.Accounts = append(m.Accounts, sampleAccount(page.Say, u, c))
			}
		}
	}
	return m
}

func sampleAccount(p locale.Printer, u park.User, c *park.Catalogue) SampleAccount {
	return SampleAccount{
		Name: u.Name, Display: u.Display, Scope: capital(ScopeText(p, u, c)),
		Role: capital(p.T("role." + string(u.Role))), Does: capital(p.T("role." + string(u.Role) + ".does")),
	}
}

// capital begins a word that stands alone as English does; Chinese is left as
// it is.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// Setup is the model of the page where a one-time link sets a password.
type Setup struct {
	Page
	Message string
}

// NewSetup makes the set-up page; message says why the last try failed.
func NewSetup(page Page, message string) Setup {
	page.Title = page.Say.T("setup.title")
	return Setup{Page: page, Message: message}
}
