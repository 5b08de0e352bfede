-- Drives the language server through Neovim's own client, without a screen: opens two files of a site, corrects one of
-- them without saving it, and writes as JSON what was seen in the other.
--
--   DRIVE_SERVER='["node","…/diskless-lint.mjs","lsp","--stdio"]' DRIVE_ROOT=DIR DRIVE_FINDING=FILE DRIVE_CAUSE=FILE
--   DRIVE_RULE=ID DRIVE_WRONG=TEXT DRIVE_RIGHT=TEXT DRIVE_WORD=TEXT DRIVE_OUT=FILE
--   nvim --clean --headless -n -S drive.lua
--
-- Written for Neovim 0.7 and later: `vim.lsp.start` and `get_clients` are newer than that.
local seen = { log = {} }
local env = os.getenv

local function clients()
  return (vim.lsp.get_clients or vim.lsp.get_active_clients)()
end

local function finish(code)
  for _, client in ipairs(clients()) do
    client.stop()
  end
  seen.stopped = vim.wait(5000, function()
    return seen.exit ~= nil
  end, 20)
  local out = assert(io.open(env("DRIVE_OUT"), "w"))
  out:write(vim.fn.json_encode(seen))
  out:close()
  vim.cmd(code .. "cquit!")
end

local function run()
  local root = assert(env("DRIVE_ROOT"))
  local function buffer(path, filetype)
    local number = vim.fn.bufadd(root .. "/" .. path)
    vim.fn.bufload(number)
    vim.bo[number].filetype = filetype
    return number
  end
  local finding = buffer(assert(env("DRIVE_FINDING")), "pxelinux")
  local cause = buffer(assert(env("DRIVE_CAUSE")), "exports")

  local id = vim.lsp.start_client({
    name = "diskless-lint",
    cmd = vim.fn.json_decode(assert(env("DRIVE_SERVER"))),
    root_dir = root,
    on_exit = function(code, signal)
      seen.exit = { code = code, signal = signal }
    end,
    handlers = {
      ["window/logMessage"] = function(_, message)
        table.insert(seen.log, message.message)
      end,
    },
  })
  local client
  assert(vim.wait(20000, function()
    client = vim.lsp.get_client_by_id(id)
    return client ~= nil and client.initialized == true
  end, 20), "the server did not answer the initialize request")
  vim.lsp.buf_attach_client(finding, id)
  vim.lsp.buf_attach_client(cause, id)

  local function codes(number)
    return vim.tbl_map(function(diagnostic)
      local lsp = diagnostic.user_data and diagnostic.user_data.lsp or {}
      return tostring(diagnostic.code or lsp.code)
    end, vim.diagnostic.get(number))
  end
  local function has()
    return vim.tbl_contains(codes(finding), env("DRIVE_RULE"))
  end
  local function without()
    return not has()
  end

  seen.appeared = vim.wait(20000, has, 20)
  seen.before = { finding = codes(finding), cause = codes(cause) }
  for _, diagnostic in ipairs(vim.diagnostic.get(finding)) do
    seen.message = diagnostic.message
    seen.line = vim.api.nvim_buf_get_lines(finding, diagnostic.lnum, diagnostic.lnum + 1, false)[1]
    seen.underlined = seen.line:sub(diagnostic.col + 1, diagnostic.end_col)
  end

  local lines = vim.api.nvim_buf_get_lines(cause, 0, -1, false)
  local function replace(from, to)
    for i, line in ipairs(vim.api.nvim_buf_get_lines(cause, 0, -1, false)) do
      local start, stop = line:find(from, 1, true)
      if start then
        vim.api.nvim_buf_set_text(cause, i - 1, start - 1, i - 1, stop, { to })
        return
      end
    end
    error("the text to replace is not there: " .. from)
  end
  replace(env("DRIVE_WRONG"), env("DRIVE_RIGHT"))
  seen.unsaved = vim.bo[cause].modified
  seen.went = vim.wait(20000, without, 20)
  seen.after = codes(finding)
  replace(env("DRIVE_RIGHT"), env("DRIVE_WRONG"))
  seen.returned = vim.wait(20000, has, 20)
  seen.same = vim.deep_equal(lines, vim.api.nvim_buf_get_lines(cause, 0, -1, false))

  local function ask(number, method, params)
    local answers, trouble = vim.lsp.buf_request_sync(number, method, params, 10000)
    local answer = answers and answers[id]
    if not answer or answer.err or answer.error then
      error(method .. ": " .. vim.inspect(trouble or answer))
    end
    return answer.result
  end
  local document = { uri = vim.uri_from_bufnr(cause) }
  local character
  for _, line in ipairs(vim.api.nvim_buf_get_lines(cause, 0, 1, false)) do
    character = assert(line:find(env("DRIVE_WORD"), 1, true), "the word is not there") - 1
  end
  local position = { line = 0, character = character + 1 }
  seen.hover = ask(cause, "textDocument/hover", { textDocument = document, position = position })
  seen.formatting = ask(cause, "textDocument/formatting", {
    textDocument = document,
    options = { tabSize = 8, insertSpaces = false },
  })
  local diagnostic = vim.diagnostic.get(finding)[1]
  local place = {
    start = { line = diagnostic.lnum, character = diagnostic.col },
    ["end"] = { line = diagnostic.end_lnum, character = diagnostic.end_col },
  }
  local actions = ask(finding, "textDocument/codeAction", {
    textDocument = { uri = vim.uri_from_bufnr(finding) },
    range = place,
    context = { diagnostics = {} },
  })
  seen.actions = vim.tbl_map(function(action)
    return action.title
  end, actions)
  -- The first fix is applied as the editor would: it edits the other buffer, and the finding goes.
  vim.lsp.util.apply_workspace_edit(actions[1].edit, client.offset_encoding)
  seen.mended = vim.wait(20000, without, 20)
  seen.cause = vim.api.nvim_buf_get_lines(cause, 0, -1, false)
end

local ok, trouble = xpcall(run, debug.traceback)
if not ok then
  seen.error = trouble
end
finish(ok and 0 or 1)
