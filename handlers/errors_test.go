package handlers

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/labstack/echo/v4"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// failing is a route that answers with an error.
func failing(err error) route {
	return route{http.MethodGet, "/failing", everyone, func(echo.Context) error { return err }, false, 0}
}

func TestErrorsBecomePagesOfTheirKind(t *testing.T) {
	for name, c := range map[string]struct {
		err    error
		status int
		says   string
	}{
		"a malformed period":   {park.Invalidf("period", "period %q", "2023"), 422, "“2023”不是期间"},
		"nothing of that name": {fmt.Errorf("showing it: %w", park.NotFoundf("upload", "no upload %d", 7)), 404, "没有编号 7 的报送"},
		"a step out of order":  {park.Conflictf("upload_state", "%d is %s", 7, park.Returned), 409, "现在是“已退回”"},
		"another's park":       {park.Forbiddenf("no_words_for_this", "not yours"), 403, "不对您的账号开放"},
		"a busy database":      {park.Conflictf("busy", "locked"), 503, "数据库正忙"},
		"work without an end":  {fmt.Errorf("summing: %w", context.DeadlineExceeded), 503, "看板正忙"},
		"something unforeseen": {errors.New("secret detail"), 500, "看板出错了"},
		"a form that is none":  {http.ErrNotMultipart, 400, "读不懂这次请求"},
		"a form cut short":     {fmt.Errorf("reading the file: %w", io.ErrUnexpectedEOF), 400, "读不懂这次请求"},
		"a router's own":       {echo.ErrNotFound, 404, "没有这一页"},
		"a form too large":     {&http.MaxBytesError{Limit: formBody}, 413, "太大"},
		"a workbook too large": {&http.MaxBytesError{Limit: uploadBody}, 413, "不能超过 20 MB"},
		"a form's file":        {&http.MaxBytesError{Limit: handedBody}, 413, "后退"},
	} {
		b := newBoard(t)
		b.also(failing(c.err))
		page := b.as("leader").get("/failing").want(t, c.status)
		if !strings.Contains(page.body, c.says) {
			t.Errorf("%s: the page does not say %q", name, c.says)
		}
		if strings.Contains(page.body, "secret detail") {
			t.Errorf("%s: the page tells what belongs in the log", name)
		}
		if !strings.Contains(page.body, `<html lang="zh-CN">`) || !strings.Contains(page.body, "回总览") {
			t.Errorf("%s: not a page of the house", name)
		}
		logged := strings.Contains(b.log.String(), "level=ERROR")
		if logged != (c.status >= 500) {
			t.Errorf("%s: logged as an error: %v", name, logged)
		}
	}
}

func TestAPanicIsLoggedWithTheCodeOnThePage(t *testing.T) {
	b := newBoard(t)
	b.also(route{http.MethodGet, "/panic", everyone, func(echo.Context) error { panic("secret detail") }, false, 0})
	page := b.as("leader").get("/panic").want(t, http.StatusInternalServerError)
	id := page.header.Get("X-Request-Id")
	if !strings.Contains(page.body, "500-"+id[:6]) || strings.Contains(page.body, "secret detail") {
		t.Error("the page does not carry the code alone")
	}
	if log := b.log.String(); !strings.Contains(log, "secret detail") || !strings.Contains(log, "id="+id) {
		t.Errorf("the log does not hold the cause: %s", log)
	}
}

func TestAnUnknownAddressIsAPageOfTheHouse(t *testing.T) {
	b := newBoard(t)
	page := b.as("").get("/no/such<script>").want(t, http.StatusNotFound)
	if !strings.Contains(page.body, "没有这一页") || strings.Contains(page.body, "<script>") {
		t.Error("not the house's 404, or the address is printed raw")
	}
}

func TestABodyAboveTheLimitIsRefusedInTheHouseStyle(t *testing.T) {
	read := func(c echo.Context) error {
		_, err := io.Copy(io.Discard, c.Request().Body)
		return err
	}
	for name, length := range map[string]int64{"announced": formBody + 1, "not announced": -1} {
		b := newBoard(t)
		b.also(route{http.MethodPost, "/form", everyone, read, false, 0})
		req := httptest.NewRequest(http.MethodPost, "/form", strings.NewReader(strings.Repeat("x", formBody+1)))
		req.ContentLength = length
		page := b.as("clerk").do(req).want(t, http.StatusRequestEntityTooLarge)
		if !strings.Contains(page.body, "文件太大") {
			t.Errorf("%s: not the house's page", name)
		}
	}
	b := newBoard(t)
	b.also(route{http.MethodPost, "/form", everyone, read, false, 0})
	req := httptest.NewRequest(http.MethodPost, "/form", strings.NewReader(strings.Repeat("x", formBody)))
	b.as("clerk").do(req).want(t, http.StatusOK)
}

func TestABrowserThatSendsTooMuchStillReadsThePage(t *testing.T) {
	b := newBoard(t)
	read := func(c echo.Context) error {
		_, err := io.Copy(io.Discard, c.Request().Body)
		return err
	}
	b.also(route{http.MethodPost, "/form", open, read, false, 0})
	server := httptest.NewServer(b.site)
	defer server.Close()
	for name, body := range map[string]io.Reader{
		"announced":     strings.NewReader(strings.Repeat("x", 8*formBody)),
		"not announced": struct{ io.Reader }{strings.NewReader(strings.Repeat("x", 8*formBody))},
	} {
		res, err := http.Post(server.URL+"/form", "application/octet-stream", body)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		page, err := io.ReadAll(res.Body)
		if err != nil || res.StatusCode != http.StatusRequestEntityTooLarge || !strings.Contains(string(page), "文件太大") {
			t.Errorf("%s: status %d, %v", name, res.StatusCode, err)
		}
		if err := res.Body.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestEveryRefusalHasItsSentence reads the sources for the keys of park.Error.
func TestEveryRefusalHasItsSentence(t *testing.T) {
	makers := map[string]bool{"Invalidf": true, "NotFoundf": true, "Conflictf": true, "Forbiddenf": true}
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) < 2 {
				return true
			}
			key, ok := call.Args[0].(*ast.BasicLit)
			if ok && makers[calledName(call.Fun)] {
				if word, err := strconv.Unquote(key.Value); err == nil && !locale.Has("error."+word) {
					t.Errorf("%s: error.%s has no words", path, word)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func calledName(fun ast.Expr) string {
	switch f := fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}
