/** Whether an app that configures Action Cable uses it: a new Rails app has a cable.yml, and many never get a channel. */

import type { App } from '../read/app.ts'
import { isOwn } from './ownFiles.ts'

/** Channels of the app's own; the two base classes come with a new app. */
const CHANNEL = /(?:^|\/)app\/channels\/(?!application_cable\/(?:channel|connection)\.rb$).+\.rb$/

/** Gems whose purpose it is. */
const GEMS = /^(?:stimulus_reflex|cable_ready|futurism|motion$|anycable|graphql-anycable)/

/**
 * What sends to a channel or subscribes to one in Ruby and in templates: Action Cable's own, turbo-rails', graphql-ruby's,
 * noticed's. Channels may be kept in any folder.
 */
const RUBY = /\.(?:rb|jbuilder|rake)$/
const TEMPLATE = /\.(?:erb|haml|slim)$/
const TEMPLATE_WORDS = [
  ...['stream_from', 'stream_for', 'ActionCableSubscriptions', 'CableReady', ':action_cable', 'broadcasting:'],
  ...['ApplicationCable::Channel', 'ActionCable::Channel::Base'],
]
/** As a method alone: the word is also a kind of mail, and in a template one of the page. */
const RUBY_WORDS = [...TEMPLATE_WORDS, '.broadcast', 'broadcast_', 'broadcasts', 'ActionCable.server']
const BASE = /(?:^|\/)application_cable\/channel\.rb$/

/** The same in scripts. `createConsumer` alone comes with a new app. */
const SCRIPT = /\.(?:coffee|vue|svelte|[mc]?[jt]sx?)$/
const SCRIPT_WORDS = ['subscriptions.create', '.subscribeTo(', 'turbo-cable-stream-source', 'createCable']

/** What people test, configure, or took from others says nothing of it. */
const ELSEWHERE = /(?:^|\/)(?:spec|specs|test|tests|node_modules|vendor|public|tmp|config|db)\//

/** Whether nothing in the app broadcasts or subscribes. An app of which only configuration is at hand is taken to use it. */
export function cableIdle(app: App): boolean {
  const own = app.files.filter(f => isOwn(f, ELSEWHERE))
  if (!own.some(f => /(?:^|\/)app\/.+\.rb$/.test(f)) || own.some(f => CHANNEL.test(f))) return false
  if (Object.keys(app.gems).some(gem => GEMS.test(gem))) return false
  const hold = (kind: RegExp, words: readonly string[]): boolean =>
    app.repo.mentioning(
      own.filter(f => kind.test(f) && !BASE.test(f)),
      words,
    ).length > 0
  return !hold(RUBY, RUBY_WORDS) && !hold(TEMPLATE, TEMPLATE_WORDS) && !hold(SCRIPT, SCRIPT_WORDS)
}
