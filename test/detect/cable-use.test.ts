/** Findings on a cable.yml weigh as much as the app's use of Action Cable. */
import { expect, test } from 'vitest'
import { findingsOf, readBundle, reportOn } from '../bundle.ts'

const BUNDLE = `--- config/cable.yml
production:
  adapter: redis
  url: <%= ENV.fetch("REDIS_URL") { "redis://localhost:6379/1" } %>
--- app/models/user.rb
class User < ApplicationRecord
end
`

test('what is said of another connection too weighs as much as that', () => {
  const files = readBundle(`${BUNDLE}--- config/initializers/stock.rb
STOCK = Redis.new(url: Rails.application.config_for(:cable)[:url], timeout: 1)
`).files
  const [finding] = findingsOf(reportOn(files, ['localhost-fallback']))
  expect(finding).toMatchObject({ severity: 'warning', message: expect.not.stringContaining('Nothing in the app broadcasts') })
})

const severity = (more: string): string | undefined =>
  findingsOf(reportOn(readBundle(BUNDLE + more).files, ['localhost-fallback'])).find(f => f.at.file === 'config/cable.yml')?.severity

test.each([
  ['a model that broadcasts', '--- app/models/post.rb\nclass Post < ApplicationRecord\n  broadcasts_to :blog\nend\n'],
  ['a template that streams', '--- app/views/posts/show.html.erb\n<%= turbo_stream_from @post %>\n'],
  ['a channel', '--- app/channels/chat_channel.rb\nclass ChatChannel < ApplicationCable::Channel\nend\n'],
  ['a subscription in a script', '--- app/javascript/chat.js\nconsumer.subscriptions.create("ChatChannel")\n'],
  ['a subscription by a client of AnyCable', '--- app/javascript/chat.js\ncable.subscribeTo("ChatChannel")\n'],
  ['a model that refreshes pages', '--- app/models/post.rb\nclass Post < ApplicationRecord\n  broadcasts_refreshes\nend\n'],
  ['a template of another name for it', '--- app/views/posts/show.html.haml\n= cable_stream(broadcasting: @post)\n'],
  [
    'a channel in a folder of any name',
    '--- app/channels/public/stock_channel.rb\nclass Public::StockChannel < ApplicationCable::Channel\nend\n',
  ],
  [
    'a broadcast of a service in a folder of any name',
    '--- app/services/test/run.rb\nclass Test::Run\n  def call = ActionCable.server.broadcast("runs", {})\nend\n',
  ],
  [
    'a channel in an engine',
    '--- engines/shop/app/channels/shop/cart_channel.rb\nclass Shop::CartChannel < ApplicationCable::Channel\nend\n',
  ],
  ['a channel that is kept elsewhere', '--- app/features/chat/channel.rb\nclass Chat::Channel < ApplicationCable::Channel\nend\n'],
  [
    'a notifier that delivers by it',
    '--- app/notifiers/reply_notifier.rb\nclass ReplyNotifier < Noticed::Event\n  deliver_by :action_cable\nend\n',
  ],
  [
    'a gem that lives on it',
    '--- Gemfile.lock\nGEM\n  remote: https://rubygems.org/\n  specs:\n    rails (8.0.2)\n    stimulus_reflex (3.5.3)\n',
  ],
])('%s uses it', (_, more) => expect(severity(more)).toBe('warning'))

test.each([
  ['nothing', ''],
  ['a consumer that comes with a new app', '--- app/javascript/channels/consumer.js\nexport default createConsumer()\n'],
  [
    'base classes',
    '--- app/channels/application_cable/channel.rb\nmodule ApplicationCable\n  class Channel < ActionCable::Channel::Base\n  end\nend\n',
  ],
  [
    'mail of that kind',
    '--- app/mailers/news_mailer.rb\nclass NewsMailer < ApplicationMailer\n  def news = mail(message_stream: :broadcast)\nend\n',
  ],
  ['a page about the news', '--- app/views/pages/videos.html.erb\n<p>The broadcast of 3 May</p>\n'],
  ['records of that name', '--- app/models/team.rb\nclass Team < ApplicationRecord\n  def add = subscriptions.create!\nend\n'],
  [
    'a gem of a like name',
    '--- Gemfile.lock\nGEM\n  remote: https://rubygems.org/\n  specs:\n    rails (8.0.2)\n    motion-markdown-it (13.0.1)\n',
  ],
  ['a method of a script', '--- app/javascript/clock.js\nclass Clock {\n  subscribeToTicks() {}\n}\n'],
  [
    'a word of its data',
    '--- app/models/trade.rb\nclass Trade\n  ALL = { "Broadcasting" => ["Media"], "media" => "TV broadcasters" }\nend\n',
  ],
  ['a test', '--- spec/channels/chat_spec.rb\nexpect { go }.to have_broadcasted_to("chat")\n'],
])('%s does not', (_, more) => expect(severity(more)).toBe('note'))
