-- CreateEnum
CREATE TYPE "Role" AS ENUM ('resident', 'organizer', 'editor', 'admin');

-- CreateEnum
CREATE TYPE "AgendaPlatform" AS ENUM ('legistar', 'ical');

-- CreateEnum
CREATE TYPE "MeetingStatus" AS ENUM ('scheduled', 'cancelled', 'past');

-- CreateEnum
CREATE TYPE "ChangeKind" AS ENUM ('added', 'changed', 'withdrawn', 'restored');

-- CreateEnum
CREATE TYPE "CampaignState" AS ENUM ('draft', 'published', 'closed');

-- CreateEnum
CREATE TYPE "CampaignRole" AS ENUM ('owner', 'organizer');

-- CreateEnum
CREATE TYPE "TargetRole" AS ENUM ('every_member', 'mayor', 'voted_to_sign', 'voted_against', 'no_recorded_vote', 'seat');

-- CreateEnum
CREATE TYPE "Ask" AS ENUM ('rescind', 'decline', 'keep', 'disclose');

-- CreateEnum
CREATE TYPE "Standing" AS ENUM ('lives', 'works', 'owns_business', 'other');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('queued', 'claimed', 'accepted', 'delivered', 'bounced', 'failed');

-- CreateEnum
CREATE TYPE "BodyKind" AS ENUM ('city_commission', 'city_council', 'county_commission', 'state_board');

-- CreateEnum
CREATE TYPE "Decider" AS ENUM ('commission', 'council', 'council_and_mayor', 'manager', 'chief', 'sheriff', 'state_board');

-- CreateEnum
CREATE TYPE "MayorPower" AS ENUM ('vote', 'veto', 'sponsor', 'sign', 'presides');

-- CreateEnum
CREATE TYPE "SeatKind" AS ENUM ('member', 'mayor');

-- CreateEnum
CREATE TYPE "TermEnd" AS ENUM ('expired', 'resigned', 'defeated', 'other');

-- CreateEnum
CREATE TYPE "MotionEffect" AS ENUM ('sign', 'decline', 'keep', 'end', 'void', 'reinstate', 'defer', 'advice', 'review', 'other');

-- CreateEnum
CREATE TYPE "PositionValue" AS ENUM ('yes', 'no', 'absent', 'ineligible', 'abstain');

-- CreateEnum
CREATE TYPE "StatementKind" AS ENUM ('quotation', 'reported_intention');

-- CreateEnum
CREATE TYPE "Stance" AS ENUM ('would_end', 'would_keep', 'conditional', 'neutral');

-- CreateEnum
CREATE TYPE "ChannelKind" AS ENUM ('email', 'phone', 'postal', 'web_form');

-- CreateEnum
CREATE TYPE "RuleTopic" AS ENUM ('who_must_sign', 'who_decides', 'sponsor', 'notice', 'form', 'comment', 'vote', 'mayor', 'termination_notice', 'state_board', 'consequence', 'precedent', 'public_records', 'sunshine', 'removal');

-- CreateEnum
CREATE TYPE "PlaceKind" AS ENUM ('state', 'county', 'municipality');

-- CreateEnum
CREATE TYPE "SourceKind" AS ENUM ('primary_document', 'dataset', 'law', 'news', 'official_site', 'other');

-- CreateEnum
CREATE TYPE "Confidence" AS ENUM ('high', 'medium', 'low');

-- CreateEnum
CREATE TYPE "AgencyKind" AS ENUM ('municipal_police', 'sheriff', 'county_corrections', 'county_government', 'state_agency', 'campus_police', 'other');

-- CreateEnum
CREATE TYPE "AgreementModel" AS ENUM ('task_force', 'jail_enforcement', 'warrant_service_officer');

-- CreateEnum
CREATE TYPE "ReleaseKind" AS ENUM ('participating', 'pending');

-- CreateEnum
CREATE TYPE "ReleaseState" AS ENUM ('accepted', 'held', 'filed');

-- CreateEnum
CREATE TYPE "EventKind" AS ENUM ('proposed', 'deferred', 'defer_failed', 'rejected', 'approved_locally', 'signed_locally', 'pending_with_ice', 'signed_by_ice', 'first_listed', 'listed', 'no_longer_listed', 'voided_locally', 'reinstated', 'rescind_failed', 'declined', 'suspended', 'superseded', 'terminated', 'review_requested', 'advice_requested', 'lawsuit_filed', 'lawsuit_hearing', 'lawsuit_dismissed', 'state_letter', 'officers_trained', 'other');

-- CreateEnum
CREATE TYPE "DatePrecision" AS ENUM ('day', 'month', 'year', 'before', 'about');

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" TIMESTAMP(3),
    "name" TEXT,
    "image" TEXT,
    "roles" "Role"[] DEFAULT ARRAY['resident']::"Role"[],
    "language" TEXT NOT NULL DEFAULT 'en',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "userId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "providerAccountId" TEXT NOT NULL,
    "refresh_token" TEXT,
    "access_token" TEXT,
    "expires_at" INTEGER,
    "token_type" TEXT,
    "scope" TEXT,
    "id_token" TEXT,
    "session_state" TEXT,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("provider","providerAccountId")
);

-- CreateTable
CREATE TABLE "Session" (
    "sessionToken" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "expires" TIMESTAMP(3) NOT NULL
);

-- CreateTable
CREATE TABLE "VerificationToken" (
    "identifier" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "VerificationToken_pkey" PRIMARY KEY ("identifier","token")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgendaSource" (
    "id" TEXT NOT NULL,
    "platform" "AgendaPlatform" NOT NULL,
    "placeGeoid" TEXT NOT NULL,
    "bodyId" TEXT,
    "url" TEXT,
    "bodyNames" TEXT[],
    "enabled" BOOLEAN NOT NULL DEFAULT false,
    "lastReadAt" TIMESTAMP(3),
    "lastOkAt" TIMESTAMP(3),
    "lastError" TEXT,

    CONSTRAINT "AgendaSource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reading" (
    "id" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sha256" TEXT NOT NULL,
    "meetings" INTEGER NOT NULL,
    "items" INTEGER NOT NULL,
    "changes" INTEGER NOT NULL,

    CONSTRAINT "Reading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Meeting" (
    "id" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "outsideId" TEXT NOT NULL,
    "placeGeoid" TEXT NOT NULL,
    "bodyId" TEXT,
    "bodyName" TEXT NOT NULL,
    "title" TEXT,
    "startsAt" TIMESTAMP(3) NOT NULL,
    "startTimeKnown" BOOLEAN NOT NULL DEFAULT true,
    "endsAt" TIMESTAMP(3),
    "timeZone" TEXT NOT NULL,
    "location" TEXT,
    "status" "MeetingStatus" NOT NULL DEFAULT 'scheduled',
    "agendaUrl" TEXT,
    "minutesUrl" TEXT,
    "url" TEXT,
    "note" TEXT,
    "readAt" TIMESTAMP(3) NOT NULL,
    "withdrawnAt" TIMESTAMP(3),

    CONSTRAINT "Meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgendaItem" (
    "id" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "outsideId" TEXT NOT NULL,
    "sequence" INTEGER,
    "number" TEXT,
    "title" TEXT NOT NULL,
    "fileNumber" TEXT,
    "kind" TEXT,
    "status" TEXT,
    "action" TEXT,
    "result" TEXT,
    "attachments" JSONB NOT NULL DEFAULT '[]',
    "readAt" TIMESTAMP(3) NOT NULL,
    "withdrawnAt" TIMESTAMP(3),

    CONSTRAINT "AgendaItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgendaChange" (
    "id" TEXT NOT NULL,
    "readingId" TEXT NOT NULL,
    "meetingId" TEXT,
    "itemId" TEXT,
    "kind" "ChangeKind" NOT NULL,
    "fields" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AgendaChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Follow" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "placeGeoid" TEXT,
    "itemId" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Follow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL,
    "followId" TEXT NOT NULL,
    "changeId" TEXT NOT NULL,
    "sentAt" TIMESTAMP(3),

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Campaign" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "ask" "Ask" NOT NULL,
    "placeGeoid" TEXT NOT NULL,
    "goal" INTEGER NOT NULL,
    "state" "CampaignState" NOT NULL DEFAULT 'draft',
    "letterText" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "publishedAt" TIMESTAMP(3),
    "closedAt" TIMESTAMP(3),

    CONSTRAINT "Campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CampaignMember" (
    "campaignId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" "CampaignRole" NOT NULL,

    CONSTRAINT "CampaignMember_pkey" PRIMARY KEY ("campaignId","userId")
);

-- CreateTable
CREATE TABLE "CampaignTarget" (
    "id" TEXT NOT NULL,
    "campaignId" TEXT NOT NULL,
    "role" "TargetRole" NOT NULL,
    "seatId" TEXT,

    CONSTRAINT "CampaignTarget_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "placeGeoid" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Letter" (
    "id" TEXT NOT NULL,
    "userId" TEXT,
    "placeGeoid" TEXT NOT NULL,
    "campaignId" TEXT,
    "ask" "Ask" NOT NULL,
    "language" TEXT NOT NULL,
    "standing" "Standing",
    "shareWithOrganizer" BOOLEAN NOT NULL DEFAULT false,
    "sealedWriter" BYTEA,
    "noticeAcknowledgedAt" TIMESTAMP(3) NOT NULL,
    "submissionKey" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "scrubbedAt" TIMESTAMP(3),

    CONSTRAINT "Letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" TEXT NOT NULL,
    "letterId" TEXT NOT NULL,
    "termId" TEXT,
    "channelId" TEXT,
    "recipientName" TEXT NOT NULL,
    "recipientOffice" TEXT NOT NULL,
    "recipientEmail" TEXT NOT NULL,
    "variant" TEXT NOT NULL,
    "sealed" BYTEA,
    "state" "DeliveryState" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claimedAt" TIMESTAMP(3),
    "providerId" TEXT,
    "lastError" TEXT,
    "queuedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "acceptedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeliveryLog" (
    "id" TEXT NOT NULL,
    "deliveryId" TEXT NOT NULL,
    "state" "DeliveryState" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "note" TEXT,

    CONSTRAINT "DeliveryLog_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookReceipt" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "receivedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WebhookReceipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Body" (
    "id" TEXT NOT NULL,
    "placeGeoid" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "BodyKind" NOT NULL,
    "decider" "Decider",
    "votingSeats" INTEGER,
    "votesNeeded" INTEGER,
    "mayorPowers" "MayorPower"[],
    "meetsNote" JSONB,
    "website" TEXT,
    "asOf" DATE NOT NULL,

    CONSTRAINT "Body_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Seat" (
    "id" TEXT NOT NULL,
    "bodyId" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "kind" "SeatKind" NOT NULL,
    "votes" BOOLEAN NOT NULL,
    "presides" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL,
    "ocdId" TEXT,

    CONSTRAINT "Seat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Official" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "familyName" TEXT NOT NULL,
    "ocdPersonId" TEXT,

    CONSTRAINT "Official_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Term" (
    "id" TEXT NOT NULL,
    "seatId" TEXT NOT NULL,
    "officialId" TEXT NOT NULL,
    "startOn" DATE,
    "startPrecision" "DatePrecision",
    "endOn" DATE,
    "endPrecision" "DatePrecision",
    "endReason" "TermEnd",
    "asOf" DATE NOT NULL,

    CONSTRAINT "Term_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Motion" (
    "id" TEXT NOT NULL,
    "bodyId" TEXT NOT NULL,
    "placeGeoid" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "title" JSONB NOT NULL,
    "fileNumber" TEXT,
    "effect" "MotionEffect" NOT NULL,
    "passed" BOOLEAN NOT NULL,
    "procedural" BOOLEAN NOT NULL DEFAULT false,
    "sponsorTermId" TEXT,
    "rollCallComplete" BOOLEAN NOT NULL DEFAULT false,
    "asOf" DATE NOT NULL,

    CONSTRAINT "Motion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MotionTally" (
    "id" TEXT NOT NULL,
    "motionId" TEXT NOT NULL,
    "yes" INTEGER NOT NULL,
    "no" INTEGER NOT NULL,
    "absent" INTEGER,

    CONSTRAINT "MotionTally_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Position" (
    "id" TEXT NOT NULL,
    "motionId" TEXT NOT NULL,
    "termId" TEXT NOT NULL,
    "value" "PositionValue" NOT NULL,

    CONSTRAINT "Position_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Statement" (
    "id" TEXT NOT NULL,
    "officialId" TEXT NOT NULL,
    "placeGeoid" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "precision" "DatePrecision" NOT NULL DEFAULT 'day',
    "kind" "StatementKind" NOT NULL,
    "stance" "Stance" NOT NULL,
    "words" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "summary" JSONB NOT NULL,
    "asOf" DATE NOT NULL,

    CONSTRAINT "Statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Channel" (
    "id" TEXT NOT NULL,
    "termId" TEXT,
    "bodyId" TEXT,
    "kind" "ChannelKind" NOT NULL,
    "value" TEXT NOT NULL,
    "asOf" DATE NOT NULL,
    "suppressedAt" TIMESTAMP(3),
    "lastWorkedAt" TIMESTAMP(3),

    CONSTRAINT "Channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Rule" (
    "id" TEXT NOT NULL,
    "placeGeoid" TEXT NOT NULL,
    "appliesTo" "PlaceKind",
    "topic" "RuleTopic" NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "text" JSONB NOT NULL,
    "legalCite" TEXT,
    "contested" BOOLEAN NOT NULL DEFAULT false,
    "contestNote" JSONB,
    "asOf" DATE NOT NULL,

    CONSTRAINT "Rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Place" (
    "geoid" TEXT NOT NULL,
    "kind" "PlaceKind" NOT NULL,
    "name" TEXT NOT NULL,
    "legalName" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "stateCode" TEXT NOT NULL,
    "ocdId" TEXT,
    "countyGeoid" TEXT,
    "population" INTEGER,
    "populationYear" INTEGER,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "timeZone" TEXT NOT NULL DEFAULT 'America/New_York',
    "searchKey" TEXT NOT NULL,
    "asOf" DATE NOT NULL,

    CONSTRAINT "Place_pkey" PRIMARY KEY ("geoid")
);

-- CreateTable
CREATE TABLE "PlaceCounty" (
    "placeGeoid" TEXT NOT NULL,
    "countyGeoid" TEXT NOT NULL,

    CONSTRAINT "PlaceCounty_pkey" PRIMARY KEY ("placeGeoid","countyGeoid")
);

-- CreateTable
CREATE TABLE "ZipPlace" (
    "zip" TEXT NOT NULL,
    "placeGeoid" TEXT NOT NULL,
    "landShare" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "ZipPlace_pkey" PRIMARY KEY ("zip","placeGeoid")
);

-- CreateTable
CREATE TABLE "Source" (
    "id" TEXT NOT NULL,
    "kind" "SourceKind" NOT NULL,
    "publisher" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "publishedOn" DATE,
    "retrievedOn" DATE NOT NULL,
    "note" TEXT,

    CONSTRAINT "Source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Citation" (
    "id" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "confidence" "Confidence" NOT NULL,
    "locator" TEXT,
    "disputes" BOOLEAN NOT NULL DEFAULT false,
    "quote" TEXT,
    "placeId" TEXT,
    "agencyId" TEXT,
    "agreementId" TEXT,
    "eventId" TEXT,
    "bodyId" TEXT,
    "termId" TEXT,
    "motionId" TEXT,
    "tallyId" TEXT,
    "statementId" TEXT,
    "channelId" TEXT,
    "ruleId" TEXT,

    CONSTRAINT "Citation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Agency" (
    "id" TEXT NOT NULL,
    "stateCode" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "AgencyKind" NOT NULL,
    "placeGeoid" TEXT,
    "countyGeoid" TEXT,
    "ori" TEXT,
    "unmatched" TEXT,

    CONSTRAINT "Agency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Agreement" (
    "id" TEXT NOT NULL,
    "agencyId" TEXT NOT NULL,
    "model" "AgreementModel" NOT NULL,
    "signedOn" DATE,
    "moaUrl" TEXT,
    "addendumUrl" TEXT,

    CONSTRAINT "Agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Release" (
    "id" TEXT NOT NULL,
    "kind" "ReleaseKind" NOT NULL,
    "state" "ReleaseState" NOT NULL,
    "asOf" DATE NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT,
    "scope" TEXT[],
    "rowCount" INTEGER NOT NULL,
    "sourceId" TEXT NOT NULL,
    "importedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Listing" (
    "id" TEXT NOT NULL,
    "releaseId" TEXT NOT NULL,
    "rowNumber" INTEGER NOT NULL,
    "agreementId" TEXT,
    "stateCode" TEXT NOT NULL,
    "agencyName" TEXT NOT NULL,
    "agencyType" TEXT,
    "countyName" TEXT,
    "model" "AgreementModel" NOT NULL,
    "signedOn" DATE,
    "moaUrl" TEXT,
    "raw" JSONB,
    "repairs" TEXT[],

    CONSTRAINT "Listing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgreementEvent" (
    "id" TEXT NOT NULL,
    "placeGeoid" TEXT NOT NULL,
    "agencyId" TEXT,
    "agreementId" TEXT,
    "motionId" TEXT,
    "kind" "EventKind" NOT NULL,
    "on" DATE NOT NULL,
    "precision" "DatePrecision" NOT NULL DEFAULT 'day',
    "summary" JSONB NOT NULL,
    "asOf" DATE NOT NULL,

    CONSTRAINT "AgreementEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutboxMessage" (
    "id" TEXT NOT NULL,
    "idempotencyKey" TEXT,
    "kind" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "replyTo" TEXT,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT,
    "headers" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OutboxMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateWindow" (
    "key" TEXT NOT NULL,
    "startsAt" TIMESTAMP(3) NOT NULL,
    "endsAt" TIMESTAMP(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "RateWindow_pkey" PRIMARY KEY ("key","startsAt")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Session_sessionToken_key" ON "Session"("sessionToken");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "AuditEntry_subject_at_idx" ON "AuditEntry"("subject", "at");

-- CreateIndex
CREATE INDEX "Reading_sourceId_at_idx" ON "Reading"("sourceId", "at");

-- CreateIndex
CREATE INDEX "Meeting_placeGeoid_startsAt_idx" ON "Meeting"("placeGeoid", "startsAt");

-- CreateIndex
CREATE UNIQUE INDEX "Meeting_sourceId_outsideId_key" ON "Meeting"("sourceId", "outsideId");

-- CreateIndex
CREATE UNIQUE INDEX "AgendaItem_meetingId_outsideId_key" ON "AgendaItem"("meetingId", "outsideId");

-- CreateIndex
CREATE INDEX "AgendaChange_meetingId_idx" ON "AgendaChange"("meetingId");

-- CreateIndex
CREATE INDEX "AgendaChange_itemId_idx" ON "AgendaChange"("itemId");

-- CreateIndex
CREATE UNIQUE INDEX "Follow_userId_placeGeoid_key" ON "Follow"("userId", "placeGeoid");

-- CreateIndex
CREATE UNIQUE INDEX "Follow_userId_itemId_key" ON "Follow"("userId", "itemId");

-- CreateIndex
CREATE INDEX "Notice_sentAt_idx" ON "Notice"("sentAt");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_followId_changeId_key" ON "Notice"("followId", "changeId");

-- CreateIndex
CREATE UNIQUE INDEX "Campaign_slug_key" ON "Campaign"("slug");

-- CreateIndex
CREATE INDEX "Campaign_placeGeoid_state_idx" ON "Campaign"("placeGeoid", "state");

-- CreateIndex
CREATE INDEX "CampaignMember_userId_idx" ON "CampaignMember"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "CampaignTarget_campaignId_role_seatId_key" ON "CampaignTarget"("campaignId", "role", "seatId");

-- CreateIndex
CREATE INDEX "Draft_expiresAt_idx" ON "Draft"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Draft_userId_placeGeoid_key" ON "Draft"("userId", "placeGeoid");

-- CreateIndex
CREATE UNIQUE INDEX "Letter_submissionKey_key" ON "Letter"("submissionKey");

-- CreateIndex
CREATE INDEX "Letter_userId_idx" ON "Letter"("userId");

-- CreateIndex
CREATE INDEX "Letter_campaignId_createdAt_idx" ON "Letter"("campaignId", "createdAt");

-- CreateIndex
CREATE INDEX "Letter_placeGeoid_idx" ON "Letter"("placeGeoid");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_providerId_key" ON "Delivery"("providerId");

-- CreateIndex
CREATE INDEX "Delivery_state_queuedAt_idx" ON "Delivery"("state", "queuedAt");

-- CreateIndex
CREATE INDEX "Delivery_termId_idx" ON "Delivery"("termId");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_letterId_recipientEmail_termId_key" ON "Delivery"("letterId", "recipientEmail", "termId");

-- CreateIndex
CREATE INDEX "DeliveryLog_deliveryId_at_idx" ON "DeliveryLog"("deliveryId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Body_placeGeoid_name_key" ON "Body"("placeGeoid", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Seat_bodyId_label_key" ON "Seat"("bodyId", "label");

-- CreateIndex
CREATE UNIQUE INDEX "Seat_bodyId_position_key" ON "Seat"("bodyId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Official_slug_key" ON "Official"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Official_ocdPersonId_key" ON "Official"("ocdPersonId");

-- CreateIndex
CREATE INDEX "Term_seatId_idx" ON "Term"("seatId");

-- CreateIndex
CREATE INDEX "Term_officialId_idx" ON "Term"("officialId");

-- CreateIndex
CREATE INDEX "Motion_placeGeoid_on_idx" ON "Motion"("placeGeoid", "on");

-- CreateIndex
CREATE INDEX "Motion_bodyId_idx" ON "Motion"("bodyId");

-- CreateIndex
CREATE UNIQUE INDEX "MotionTally_motionId_yes_no_key" ON "MotionTally"("motionId", "yes", "no");

-- CreateIndex
CREATE INDEX "Position_termId_idx" ON "Position"("termId");

-- CreateIndex
CREATE UNIQUE INDEX "Position_motionId_termId_key" ON "Position"("motionId", "termId");

-- CreateIndex
CREATE INDEX "Statement_officialId_idx" ON "Statement"("officialId");

-- CreateIndex
CREATE INDEX "Statement_placeGeoid_idx" ON "Statement"("placeGeoid");

-- CreateIndex
CREATE UNIQUE INDEX "Channel_termId_kind_value_key" ON "Channel"("termId", "kind", "value");

-- CreateIndex
CREATE UNIQUE INDEX "Channel_bodyId_kind_value_key" ON "Channel"("bodyId", "kind", "value");

-- CreateIndex
CREATE INDEX "Rule_placeGeoid_idx" ON "Rule"("placeGeoid");

-- CreateIndex
CREATE UNIQUE INDEX "Place_ocdId_key" ON "Place"("ocdId");

-- CreateIndex
CREATE INDEX "Place_countyGeoid_idx" ON "Place"("countyGeoid");

-- CreateIndex
CREATE UNIQUE INDEX "Place_stateCode_slug_key" ON "Place"("stateCode", "slug");

-- CreateIndex
CREATE INDEX "PlaceCounty_countyGeoid_idx" ON "PlaceCounty"("countyGeoid");

-- CreateIndex
CREATE INDEX "ZipPlace_placeGeoid_idx" ON "ZipPlace"("placeGeoid");

-- CreateIndex
CREATE INDEX "Citation_sourceId_idx" ON "Citation"("sourceId");

-- CreateIndex
CREATE INDEX "Citation_placeId_idx" ON "Citation"("placeId");

-- CreateIndex
CREATE INDEX "Citation_agencyId_idx" ON "Citation"("agencyId");

-- CreateIndex
CREATE INDEX "Citation_agreementId_idx" ON "Citation"("agreementId");

-- CreateIndex
CREATE INDEX "Citation_eventId_idx" ON "Citation"("eventId");

-- CreateIndex
CREATE INDEX "Citation_bodyId_idx" ON "Citation"("bodyId");

-- CreateIndex
CREATE INDEX "Citation_termId_idx" ON "Citation"("termId");

-- CreateIndex
CREATE INDEX "Citation_motionId_idx" ON "Citation"("motionId");

-- CreateIndex
CREATE INDEX "Citation_tallyId_idx" ON "Citation"("tallyId");

-- CreateIndex
CREATE INDEX "Citation_statementId_idx" ON "Citation"("statementId");

-- CreateIndex
CREATE INDEX "Citation_channelId_idx" ON "Citation"("channelId");

-- CreateIndex
CREATE INDEX "Citation_ruleId_idx" ON "Citation"("ruleId");

-- CreateIndex
CREATE INDEX "Agency_placeGeoid_idx" ON "Agency"("placeGeoid");

-- CreateIndex
CREATE INDEX "Agency_countyGeoid_idx" ON "Agency"("countyGeoid");

-- CreateIndex
CREATE UNIQUE INDEX "Agency_stateCode_name_key" ON "Agency"("stateCode", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Agreement_agencyId_model_key" ON "Agreement"("agencyId", "model");

-- CreateIndex
CREATE UNIQUE INDEX "Release_kind_asOf_fileName_key" ON "Release"("kind", "asOf", "fileName");

-- CreateIndex
CREATE INDEX "Listing_agreementId_idx" ON "Listing"("agreementId");

-- CreateIndex
CREATE UNIQUE INDEX "Listing_releaseId_rowNumber_key" ON "Listing"("releaseId", "rowNumber");

-- CreateIndex
CREATE INDEX "AgreementEvent_placeGeoid_on_idx" ON "AgreementEvent"("placeGeoid", "on");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMessage_idempotencyKey_key" ON "OutboxMessage"("idempotencyKey");

-- CreateIndex
CREATE INDEX "OutboxMessage_createdAt_idx" ON "OutboxMessage"("createdAt");

-- CreateIndex
CREATE INDEX "RateWindow_endsAt_idx" ON "RateWindow"("endsAt");

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaSource" ADD CONSTRAINT "AgendaSource_placeGeoid_fkey" FOREIGN KEY ("placeGeoid") REFERENCES "Place"("geoid") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaSource" ADD CONSTRAINT "AgendaSource_bodyId_fkey" FOREIGN KEY ("bodyId") REFERENCES "Body"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reading" ADD CONSTRAINT "Reading_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "AgendaSource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "AgendaSource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_placeGeoid_fkey" FOREIGN KEY ("placeGeoid") REFERENCES "Place"("geoid") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_bodyId_fkey" FOREIGN KEY ("bodyId") REFERENCES "Body"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaChange" ADD CONSTRAINT "AgendaChange_readingId_fkey" FOREIGN KEY ("readingId") REFERENCES "Reading"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaChange" ADD CONSTRAINT "AgendaChange_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaChange" ADD CONSTRAINT "AgendaChange_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AgendaItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Follow" ADD CONSTRAINT "Follow_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Follow" ADD CONSTRAINT "Follow_placeGeoid_fkey" FOREIGN KEY ("placeGeoid") REFERENCES "Place"("geoid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Follow" ADD CONSTRAINT "Follow_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AgendaItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_followId_fkey" FOREIGN KEY ("followId") REFERENCES "Follow"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_changeId_fkey" FOREIGN KEY ("changeId") REFERENCES "AgendaChange"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Campaign" ADD CONSTRAINT "Campaign_placeGeoid_fkey" FOREIGN KEY ("placeGeoid") REFERENCES "Place"("geoid") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CampaignMember" ADD CONSTRAINT "CampaignMember_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CampaignMember" ADD CONSTRAINT "CampaignMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CampaignTarget" ADD CONSTRAINT "CampaignTarget_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CampaignTarget" ADD CONSTRAINT "CampaignTarget_seatId_fkey" FOREIGN KEY ("seatId") REFERENCES "Seat"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_placeGeoid_fkey" FOREIGN KEY ("placeGeoid") REFERENCES "Place"("geoid") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Letter" ADD CONSTRAINT "Letter_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Letter" ADD CONSTRAINT "Letter_placeGeoid_fkey" FOREIGN KEY ("placeGeoid") REFERENCES "Place"("geoid") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Letter" ADD CONSTRAINT "Letter_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_letterId_fkey" FOREIGN KEY ("letterId") REFERENCES "Letter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_termId_fkey" FOREIGN KEY ("termId") REFERENCES "Term"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "Channel"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeliveryLog" ADD CONSTRAINT "DeliveryLog_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "Delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Body" ADD CONSTRAINT "Body_placeGeoid_fkey" FOREIGN KEY ("placeGeoid") REFERENCES "Place"("geoid") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Seat" ADD CONSTRAINT "Seat_bodyId_fkey" FOREIGN KEY ("bodyId") REFERENCES "Body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Term" ADD CONSTRAINT "Term_seatId_fkey" FOREIGN KEY ("seatId") REFERENCES "Seat"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Term" ADD CONSTRAINT "Term_officialId_fkey" FOREIGN KEY ("officialId") REFERENCES "Official"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Motion" ADD CONSTRAINT "Motion_bodyId_fkey" FOREIGN KEY ("bodyId") REFERENCES "Body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Motion" ADD CONSTRAINT "Motion_placeGeoid_fkey" FOREIGN KEY ("placeGeoid") REFERENCES "Place"("geoid") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Motion" ADD CONSTRAINT "Motion_sponsorTermId_fkey" FOREIGN KEY ("sponsorTermId") REFERENCES "Term"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MotionTally" ADD CONSTRAINT "MotionTally_motionId_fkey" FOREIGN KEY ("motionId") REFERENCES "Motion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Position" ADD CONSTRAINT "Position_motionId_fkey" FOREIGN KEY ("motionId") REFERENCES "Motion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Position" ADD CONSTRAINT "Position_termId_fkey" FOREIGN KEY ("termId") REFERENCES "Term"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_officialId_fkey" FOREIGN KEY ("officialId") REFERENCES "Official"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_placeGeoid_fkey" FOREIGN KEY ("placeGeoid") REFERENCES "Place"("geoid") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Channel" ADD CONSTRAINT "Channel_termId_fkey" FOREIGN KEY ("termId") REFERENCES "Term"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Channel" ADD CONSTRAINT "Channel_bodyId_fkey" FOREIGN KEY ("bodyId") REFERENCES "Body"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rule" ADD CONSTRAINT "Rule_placeGeoid_fkey" FOREIGN KEY ("placeGeoid") REFERENCES "Place"("geoid") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Place" ADD CONSTRAINT "Place_countyGeoid_fkey" FOREIGN KEY ("countyGeoid") REFERENCES "Place"("geoid") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlaceCounty" ADD CONSTRAINT "PlaceCounty_placeGeoid_fkey" FOREIGN KEY ("placeGeoid") REFERENCES "Place"("geoid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlaceCounty" ADD CONSTRAINT "PlaceCounty_countyGeoid_fkey" FOREIGN KEY ("countyGeoid") REFERENCES "Place"("geoid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ZipPlace" ADD CONSTRAINT "ZipPlace_placeGeoid_fkey" FOREIGN KEY ("placeGeoid") REFERENCES "Place"("geoid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_placeId_fkey" FOREIGN KEY ("placeId") REFERENCES "Place"("geoid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "Agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "AgreementEvent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_bodyId_fkey" FOREIGN KEY ("bodyId") REFERENCES "Body"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_termId_fkey" FOREIGN KEY ("termId") REFERENCES "Term"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_motionId_fkey" FOREIGN KEY ("motionId") REFERENCES "Motion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_tallyId_fkey" FOREIGN KEY ("tallyId") REFERENCES "MotionTally"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "Statement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "Channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_ruleId_fkey" FOREIGN KEY ("ruleId") REFERENCES "Rule"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Agency" ADD CONSTRAINT "Agency_placeGeoid_fkey" FOREIGN KEY ("placeGeoid") REFERENCES "Place"("geoid") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Agency" ADD CONSTRAINT "Agency_countyGeoid_fkey" FOREIGN KEY ("countyGeoid") REFERENCES "Place"("geoid") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Agreement" ADD CONSTRAINT "Agreement_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Release" ADD CONSTRAINT "Release_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Listing" ADD CONSTRAINT "Listing_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "Release"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Listing" ADD CONSTRAINT "Listing_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "Agreement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreementEvent" ADD CONSTRAINT "AgreementEvent_placeGeoid_fkey" FOREIGN KEY ("placeGeoid") REFERENCES "Place"("geoid") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreementEvent" ADD CONSTRAINT "AgreementEvent_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreementEvent" ADD CONSTRAINT "AgreementEvent_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "Agreement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreementEvent" ADD CONSTRAINT "AgreementEvent_motionId_fkey" FOREIGN KEY ("motionId") REFERENCES "Motion"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- ---------------------------------------------------------------------------------------------------
-- What Prisma cannot express: what must never be, whoever writes.
-- ---------------------------------------------------------------------------------------------------

CREATE EXTENSION IF NOT EXISTS pg_trgm;

ALTER TABLE "Place"
  ADD CONSTRAINT place_geoid_fits_kind CHECK (
    (kind = 'state' AND geoid ~ '^[0-9]{2}$')
    OR (kind = 'county' AND geoid ~ '^[0-9]{5}$')
    OR (kind = 'municipality' AND geoid ~ '^[0-9]{7}$')),
  ADD CONSTRAINT place_slug_shape CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT place_state_code_shape CHECK ("stateCode" ~ '^[a-z]{2}$'),
  ADD CONSTRAINT place_population_range CHECK (population IS NULL OR population >= 0),
  ADD CONSTRAINT place_centre_whole CHECK ((latitude IS NULL) = (longitude IS NULL));
CREATE INDEX place_search_trigram ON "Place" USING gin ("searchKey" gin_trgm_ops);

ALTER TABLE "ZipPlace"
  ADD CONSTRAINT zip_shape CHECK (zip ~ '^[0-9]{5}$'),
  ADD CONSTRAINT zip_share_range CHECK ("landShare" >= 0 AND "landShare" <= 1);

ALTER TABLE "Citation" ADD CONSTRAINT citation_of_one_fact CHECK (
  num_nonnulls("placeId", "agencyId", "agreementId", "eventId", "bodyId", "termId", "motionId",
               "tallyId", "statementId", "channelId", "ruleId") = 1);

ALTER TABLE "Source" ADD CONSTRAINT source_url_scheme CHECK (url IS NULL OR url ~ '^https?://');
ALTER TABLE "Agreement"
  ADD CONSTRAINT agreement_moa_scheme CHECK ("moaUrl" IS NULL OR "moaUrl" ~ '^https?://'),
  ADD CONSTRAINT agreement_signed_after_the_act CHECK ("signedOn" IS NULL OR "signedOn" >= DATE '1996-09-30');
ALTER TABLE "Release" ADD CONSTRAINT release_rows CHECK ("rowCount" >= 0);
ALTER TABLE "Listing" ADD CONSTRAINT listing_row_number CHECK ("rowNumber" >= 1);

ALTER TABLE "Body"
  ADD CONSTRAINT body_votes_needed_range CHECK (
    "votesNeeded" IS NULL OR ("votingSeats" IS NOT NULL AND "votesNeeded" BETWEEN 1 AND "votingSeats"));

ALTER TABLE "Term"
  ADD CONSTRAINT term_ends_after_start CHECK ("endOn" IS NULL OR "startOn" IS NULL OR "endOn" > "startOn");
-- A seat has one holder at a time as far as nothing says that the holder left.
CREATE UNIQUE INDEX term_one_open_per_seat ON "Term" ("seatId") WHERE "endOn" IS NULL;

ALTER TABLE "MotionTally"
  ADD CONSTRAINT tally_counts CHECK (yes >= 0 AND no >= 0 AND (absent IS NULL OR absent >= 0));

ALTER TABLE "Statement"
  ADD CONSTRAINT quotation_has_words CHECK ((kind = 'quotation') = (words IS NOT NULL));

ALTER TABLE "Channel"
  ADD CONSTRAINT channel_of_one_owner CHECK (num_nonnulls("termId", "bodyId") = 1),
  ADD CONSTRAINT channel_email_shape CHECK (kind <> 'email' OR value ~ '^[^@[:space:]]+@[^@[:space:]]+\.[^@[:space:]]+$');

-- A position belongs to a term in the motion's own body that covered the day of the vote.
CREATE FUNCTION position_in_term() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Motion" m JOIN "Term" t ON t.id = NEW."termId" JOIN "Seat" s ON s.id = t."seatId"
   WHERE m.id = NEW."motionId" AND s."bodyId" = m."bodyId"
     AND (t."startOn" IS NULL OR t."startOn" <= m."on") AND (t."endOn" IS NULL OR t."endOn" > m."on");
  IF NOT FOUND THEN
    RAISE EXCEPTION 'position: term % was not in the body of motion % on its day', NEW."termId", NEW."motionId"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'position_in_term';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER position_in_term BEFORE INSERT OR UPDATE ON "Position"
  FOR EACH ROW EXECUTE FUNCTION position_in_term();

-- No fact without a source: checked when the transaction ends, so that a fact and its citation go in together.
CREATE FUNCTION fact_has_source() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE found boolean;
BEGIN
  EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I WHERE id = $1) AND NOT EXISTS (SELECT 1 FROM "Citation" WHERE %I = $1)',
                 TG_TABLE_NAME, TG_ARGV[0]) INTO found USING NEW.id;
  IF found THEN
    RAISE EXCEPTION '% % has no source: add a citation in the same transaction', TG_TABLE_NAME, NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'fact_has_source';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER agreement_has_source AFTER INSERT ON "Agreement" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION fact_has_source('agreementId');
CREATE CONSTRAINT TRIGGER event_has_source AFTER INSERT ON "AgreementEvent" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION fact_has_source('eventId');
CREATE CONSTRAINT TRIGGER term_has_source AFTER INSERT ON "Term" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION fact_has_source('termId');
CREATE CONSTRAINT TRIGGER motion_has_source AFTER INSERT ON "Motion" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION fact_has_source('motionId');
CREATE CONSTRAINT TRIGGER tally_has_source AFTER INSERT ON "MotionTally" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION fact_has_source('tallyId');
CREATE CONSTRAINT TRIGGER statement_has_source AFTER INSERT ON "Statement" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION fact_has_source('statementId');
CREATE CONSTRAINT TRIGGER channel_has_source AFTER INSERT ON "Channel" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION fact_has_source('channelId');
CREATE CONSTRAINT TRIGGER rule_has_source AFTER INSERT ON "Rule" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION fact_has_source('ruleId');

-- A delivery without a snapshot of its recipient must never be, and its state must agree with its marks.
ALTER TABLE "Delivery"
  ADD CONSTRAINT delivery_recipient_snapshot CHECK (
    btrim("recipientName") <> '' AND btrim("recipientOffice") <> ''
    AND "recipientEmail" ~ '^[^@[:space:]]+@[^@[:space:]]+\.[^@[:space:]]+$'),
  ADD CONSTRAINT delivery_attempts_range CHECK (attempts >= 0),
  ADD CONSTRAINT delivery_claimed_mark CHECK (state <> 'claimed' OR "claimedAt" IS NOT NULL),
  ADD CONSTRAINT delivery_accepted_mark CHECK (
    state NOT IN ('accepted', 'delivered') OR ("providerId" IS NOT NULL AND "acceptedAt" IS NOT NULL)),
  ADD CONSTRAINT delivery_text_until_accepted CHECK (state NOT IN ('queued', 'claimed') OR sealed IS NOT NULL);

ALTER TABLE "Meeting" ADD CONSTRAINT meeting_ends_after_start CHECK ("endsAt" IS NULL OR "endsAt" >= "startsAt");
ALTER TABLE "AgendaChange" ADD CONSTRAINT change_of_one_thing CHECK (num_nonnulls("meetingId", "itemId") = 1);
ALTER TABLE "Follow" ADD CONSTRAINT follow_of_one_thing CHECK (num_nonnulls("placeGeoid", "itemId") = 1);

ALTER TABLE "Campaign"
  ADD CONSTRAINT campaign_slug_shape CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT campaign_goal_range CHECK (goal BETWEEN 1 AND 1000000),
  ADD CONSTRAINT campaign_published_mark CHECK (state <> 'published' OR "publishedAt" IS NOT NULL);
ALTER TABLE "CampaignTarget" ADD CONSTRAINT target_seat_named CHECK ((role = 'seat') = ("seatId" IS NOT NULL));

ALTER TABLE "User"
  ADD CONSTRAINT user_email_folded CHECK (email = lower(email) AND email ~ '^[^@[:space:]]+@[^@[:space:]]+$');
