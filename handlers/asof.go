package handlers

import (
	"bytes"
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
	"parkboard/views"
)

// dated reads ?asof= for everything that is shown: the page then tells what was
// known at that moment (docs/domain.md#moments). A form acts now, whatever
// its address says.
func (s *site) dated(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		who, r := readerOf(c), c.Request()
		if who.user == nil || r.Method != http.MethodGet && r.Method != http.MethodHead || r.URL.RawQuery == "" {
			return next(c)
		}
		text := r.URL.Query().Get("asof")
		if text == "" {
			return next(c)
		}
		at, err := park.ParseAsOf(text)
		if err != nil {
			return err
		}
		if last := park.DateOf(s.Clock()).End(); at.After(last) {
			return park.Invalidf("asof_future", "%s", text)
		}
		c.SetRequest(r.WithContext(context.WithValue(r.Context(), asofKey{}, at)))
		return next(c)
	}
}

// asofKey is where the moment travels: with the request, to everything that is
// read for it.
type asofKey struct{}

// asof is the moment whose knowledge a request asks for; zero is now.
func asof(ctx context.Context) park.Moment {
	at, _ := ctx.Value(asofKey{}).(park.Moment)
	return at
}

// keepMoment writes the moment into every link and every asking form of a page
// that shows it, so that whoever follows them stays there, and takes out the
// forms that act: nobody acts in the past. Left alone are signing out, files of
// the board, links that name a moment, and what leads back to now (data-now).
// Attributes are as templ writes them: in double quotes, with > escaped.
func keepMoment(page []byte, at park.Moment) []byte {
	moment := views.MomentQuery(at)
	var out bytes.Buffer
	for {
		start := bytes.IndexByte(page, '<')
		if start < 0 {
			break
		}
		end := bytes.IndexByte(page[start:], '>')
		if end < 0 {
			break
		}
		if last := bytes.LastIndexByte(page[start:start+end], '<'); last > 0 {
			start, end = start+last, end-last // what came before was no tag
		}
		out.Write(page[:start])
		tag := page[start : start+end+1]
		page = page[start+end+1:]
		switch {
		case bytes.HasPrefix(tag, []byte("<a ")) && !bytes.Contains(tag, []byte(" data-now")):
			out.Write(linkAt(tag, moment))
		case bytes.HasPrefix(tag, []byte("<form ")) && bytes.Contains(tag, []byte(`method="post"`)):
			if bytes.Contains(tag, []byte(`action="/signout"`)) {
				out.Write(tag)
				break
			}
			_, page, _ = bytes.Cut(page, []byte("</form>"))
		case bytes.HasPrefix(tag, []byte("<form ")) && !bytes.Contains(tag, []byte(" data-now")):
			out.Write(tag)
			out.WriteString(`<input type="hidden" name="asof" value="` + park.AsOfText(at) + `">`)
		default:
			out.Write(tag)
		}
	}
	out.Write(page)
	return out.Bytes()
}

// linkAt is the opening tag of a link with the moment in its address.
func linkAt(tag []byte, moment string) []byte {
	const attribute = ` href="`
	at := bytes.Index(tag, []byte(attribute))
	if at < 0 {
		return tag
	}
	from := at + len(attribute)
	length := bytes.IndexByte(tag[from:], '"')
	if length < 0 {
		return tag
	}
	address := tag[from : from+length]
	if len(address) == 0 || address[0] != '/' || bytes.HasPrefix(address, []byte("//")) ||
		bytes.HasPrefix(address, []byte("/static/")) || bytes.Contains(address, []byte("asof=")) {
		return tag
	}
	whole := append(append([]byte{}, tag[:from]...), views.WithMoment(string(address), "&amp;", moment)...)
	return append(whole, tag[from+length:]...)
}
